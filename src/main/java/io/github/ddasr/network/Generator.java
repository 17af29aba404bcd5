package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;

/** A network that enlarges images, as its training sees it. */
public interface Generator {

	/**
	 * @param image N × C × H × W, values about 0 to 1; height and width as the network needs them, multiples of
	 *          {@link SrnGenerator#ALIGNMENT} suit all. It may be channels last in memory, which is faster
	 * @return N × C × sH × sW, not clamped; owned by the manager of the image
	 */
	NDArray forward(NDArray image);

	/** @return the weights, owned by whoever built the network */
	Parameters parameters();
}
