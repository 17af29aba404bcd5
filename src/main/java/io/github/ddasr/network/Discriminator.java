package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * A network that says how real an image looks, as logits: the larger, the more real; no logistic function is applied, since
 * the soft-plus form of the losses wants none. Its state is the trained {@link #parameters()} and the {@link #buffers()}
 * that training passes move on their own (directions of spectral norms, running statistics); a checkpoint must hold both.
 * <p>
 * To hold it still while a generator learns, leave its weights without gradient: the gradient still reaches the image.
 */
public interface Discriminator {

	/**
	 * @param images N × C × H × W, values about 0 to 1, of a size that {@link #requireSize} accepts
	 * @param training whether this pass is one of training: statistics of the batch, one power iteration in each spectral
	 *          norm; else the buffers are used as they are and stay so
	 * @return one or more maps of logits, each N × 1 × h × w of a size of its own (1 × 1 for a network that judges the whole
	 *         image), to be averaged each for itself and then over the maps; owned by the manager of the images
	 * @throws io.github.ddasr.volume.DdasrException if the images have another size than {@link #requireSize} accepts
	 */
	NDList apply(NDArray images, boolean training);

	/**
	 * Says before any work whether images of a size can be judged.
	 *
	 * @param height rows
	 * @param width columns
	 * @throws io.github.ddasr.volume.DdasrException if not; the message says what is wanted
	 */
	void requireSize(long height, long width);

	/** @return image channels that it takes */
	int channels();

	/** @return the trained weights, owned by whoever built the network */
	Parameters parameters();

	/** @return what is kept between passes, owned by whoever built the network; empty for a network that keeps nothing */
	Buffers buffers();
}
