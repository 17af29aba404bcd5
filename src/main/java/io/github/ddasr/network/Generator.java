package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;

import io.github.ddasr.model.ModelHeader;

/** A network that enlarges images: N × C × H × W → N × C × sH × sW, values in [0, 1] in, about that out, not clamped. */
public interface Generator {

	/**
	 * @param images N × C × H × W, H and W multiples of {@link #alignment()}, channels last in memory for speed
	 * @return N × C × sH × sW, owned by the manager of the images
	 */
	NDArray forward(NDArray images);

	/** @return the weights, owned by whoever built the network */
	Parameters parameters();

	/** @return enlargement per axis */
	int scale();

	/** @return image channels of input and output */
	int channels();

	/** @return height and width of the input must be multiples of this */
	int alignment();

	/** @return what a model file says of this network's shape; its origin is still to be added */
	ModelHeader header();
}
