package io.github.ddasr.quality;

import java.util.Arrays;
import java.util.Map;

import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.model.TensorFile;
import io.github.ddasr.volume.DdasrException;

/** What the model files of NIQE and BRISQUE have in common. */
final class FittedModels {

	private static final String PRESET = "36 features";
	private static final String NORMALISATION = "one window per volume, to 0 ... 255; 8-bit images as they are";

	private FittedModels() {}

	static ModelHeader header(final String architecture, final ModelHeader origin, final Map<String, String> options) {
		return new ModelHeader(architecture, PRESET, 1, 2, 1, NORMALISATION, origin.description(), origin.trainingData(),
			origin.licence(), origin.suiteVersion(), origin.citation(), options, origin.provenance());
	}

	static void require(final ModelFile file, final String architecture) {
		final String found = file.header().architecture();
		if (!architecture.equals(found)) throw new DdasrException("The model " + file.name() + " is of architecture \"" +
			found + "\", but one of \"" + architecture + "\" is needed. Choose another model, or fit one.");
	}

	static double[] numbers(final TensorFile file, final String name, final long... shape) {
		final Tensor tensor = file.tensor(name);
		if (!Arrays.equals(shape, tensor.shape())) throw new DdasrException("Tensor \"" + name + "\" of the model file " +
			file.source() + " is " + tensor + ", but " + Arrays.toString(shape) + " is needed; get or fit the model again.");
		return tensor.doubles();
	}

	/** What a report says of a model; training data, licence and citation stand in the file with that SHA-256. */
	static String provenance(final ModelFile file) {
		final String description = file.header().description();
		return file.name() + (description.isBlank() ? "" : "; " + description) + "; SHA-256 " + file.sha256();
	}
}
