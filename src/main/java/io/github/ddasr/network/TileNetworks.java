package io.github.ddasr.network;

import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.RrdbShape;

/** The architectures that can enlarge slices. */
public final class TileNetworks {

	private TileNetworks() {}

	/**
	 * @param architecture an architecture's name in model headers
	 * @return whether models of it enlarge slices
	 */
	public static boolean runs(final String architecture) {
		return SrnTileNetwork.ARCHITECTURE.equals(architecture) || RrdbShape.ARCHITECTURE.equals(architecture);
	}

	/**
	 * @param header a model's header
	 * @return channels of a grey image as this model is to see it: 1, or those of a colour network that is run as a grey one
	 */
	public static int channelsForGrey(final ModelHeader header) {
		return RrdbShape.ARCHITECTURE.equals(header.architecture()) ? header.channels() : 1;
	}

	/**
	 * @param model a model file
	 * @param device where to run
	 * @return the network, to be closed by the caller
	 * @throws io.github.ddasr.volume.DdasrException if its architecture does not enlarge, or the tensors are not those of its
	 *           own header
	 */
	public static TileNetwork open(final ModelFile model, final DeviceSelection device) {
		return RrdbShape.ARCHITECTURE.equals(model.header().architecture()) ? RrdbTileNetwork.open(model, device) : SrnTileNetwork
			.open(model, device);
	}
}
