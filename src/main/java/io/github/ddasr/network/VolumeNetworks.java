package io.github.ddasr.network;

import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.model.ArssrShape;
import io.github.ddasr.model.ModelFile;

/** The architectures that enlarge whole volumes to any grid. */
public final class VolumeNetworks {

	private VolumeNetworks() {}

	/**
	 * @param architecture an architecture's name in model headers
	 * @return whether models of it enlarge volumes
	 */
	public static boolean runs(final String architecture) {
		return ArssrShape.ARCHITECTURE.equals(architecture);
	}

	/**
	 * @param model a model file
	 * @param device where to run
	 * @param nativeBytes memory outside the Java heap that it may take
	 * @return the network, to be closed by the caller
	 * @throws io.github.ddasr.volume.DdasrException if its architecture does not enlarge volumes, or the tensors are not those of its own header
	 */
	public static VolumeNetwork open(final ModelFile model, final DeviceSelection device, final long nativeBytes) {
		return ArssrVolumeNetwork.open(model, device, nativeBytes);
	}
}
