package io.github.ddasr.network;

import io.github.ddasr.engine.DeviceSelection;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.volume.DdasrException;

/** The architectures that enlarge slices by any number. */
public final class ScaleNetworks {

	private static final String MIASSR = "miassr";

	private ScaleNetworks() {}

	/**
	 * @param architecture an architecture's name in model headers
	 * @return whether models of it enlarge slices by any number
	 */
	public static boolean runs(final String architecture) {
		return MIASSR.equals(architecture);
	}

	/**
	 * @param model a model file
	 * @param device where to run
	 * @return the network, to be closed by the caller
	 * @throws DdasrException if its architecture does not enlarge by any number, or the tensors are not those of its own header
	 */
	public static ScaleNetwork open(final ModelFile model, final DeviceSelection device) {
		throw new DdasrException("The model " + model.name() + " is of the architecture " + model.header().architecture() +
			", which this version of DDASR does not run. Choose another model.");
	}
}
