package io.github.ddasr.network;

import java.util.List;

import ai.djl.ndarray.NDArray;

/**
 * A frozen network whose inner maps say how alike two images look: what perceptual
 * losses compare. Differentiable with respect to the images.
 */
public interface FeatureMaps {

	/**
	 * @param images N × C × H × W with values about 0 to 1; C is 1 (grey) or 3
	 * @return the maps of the network's taps, shallow to deep, each N × c × h × w; owned by the manager of the images
	 */
	List<NDArray> of(NDArray images);

	/** @return which network, and where its weights come from, for reports and headers */
	String provenance();
}
