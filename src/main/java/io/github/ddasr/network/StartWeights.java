package io.github.ddasr.network;

import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.RrdbShape;
import io.github.ddasr.model.TensorFile;

/** The weights of a model file as the first ones of a grey generator that is trained on. */
public final class StartWeights {

	private StartWeights() {}

	/**
	 * @param model a model file, or public weights of an RRDBNet; of one of three channels the grey network is taken that does the
	 *          same with grey images
	 * @return its weights
	 */
	public static Parameters.Source of(final ModelFile model) {
		final TensorFile tensors = model.tensors();
		final Parameters.Source weights = (name, shape, initial) -> tensors.tensor(name).floats();
		final int channels = model.header().channels();
		return channels > 1 && RrdbShape.ARCHITECTURE.equals(model.header().architecture()) ? GreyWeights.of(weights, "conv_first",
			"conv_last", channels) : weights;
	}
}
