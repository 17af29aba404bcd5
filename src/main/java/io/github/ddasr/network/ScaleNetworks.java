package io.github.ddasr.network;

import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.model.ModelFile;

/** The architectures that enlarge slices by any number. */
public final class ScaleNetworks {

	private ScaleNetworks() {}

	/**
	 * @param architecture an architecture's name in model headers
	 * @return whether models of it enlarge slices by any number
	 */
	public static boolean runs(final String architecture) {
		return MiassrScaleNetwork.ARCHITECTURE.equals(architecture);
	}

	/**
	 * @param model a model file
	 * @param device where to run
	 * @return the network, to be closed by the caller
	 * @throws io.github.ddasr.volume.DdasrException if its architecture does not enlarge by any number, or the tensors are not those of its own header
	 */
	public static ScaleNetwork open(final ModelFile model, final DeviceSelection device) {
		return MiassrScaleNetwork.open(model, device);
	}
}
