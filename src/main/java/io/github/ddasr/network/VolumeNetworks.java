package io.github.ddasr.network;

import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.volume.DdasrException;

/** The architectures that enlarge whole volumes to any grid. */
public final class VolumeNetworks {

	private static final String ARSSR = "arssr";

	private VolumeNetworks() {}

	/**
	 * @param architecture an architecture's name in model headers
	 * @return whether models of it enlarge volumes
	 */
	public static boolean runs(final String architecture) {
		return ARSSR.equals(architecture);
	}

	/**
	 * @param model a model file
	 * @param device where to run
	 * @param nativeBytes memory outside the Java heap that it may take
	 * @return the network, to be closed by the caller
	 * @throws DdasrException if its architecture does not enlarge volumes, or the tensors are not those of its own header
	 */
	public static VolumeNetwork open(final ModelFile model, final DeviceSelection device, final long nativeBytes) {
		throw new DdasrException("The model " + model.name() + " is of the architecture " + model.header().architecture() +
			", which this version of DDASR does not run. Choose another model.");
	}
}
