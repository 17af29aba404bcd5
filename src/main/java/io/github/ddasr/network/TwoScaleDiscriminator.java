package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;

/**
 * The discriminator of A-ESRGAN in its published, multi-scale form (Wei et al. 2021): one attention U-Net for the image, another,
 * with weights of its own, for the image at half size, each pixel of which is a mean of 4 × 4. Two maps of logits: N × 1 × H × W
 * and N × 1 × H/2 × W/2. H and W are multiples of {@link #ALIGNMENT}.
 */
public final class TwoScaleDiscriminator implements Discriminator {

	/** Height and width of an image must be multiples of this. */
	public static final int ALIGNMENT = 2 * AttentionUnetDiscriminator.ALIGNMENT;

	private final AttentionUnetDiscriminator full;
	private final AttentionUnetDiscriminator half;

	/**
	 * @param channels image channels
	 * @param width channels at full size, 64 as published
	 * @param parameters the weights of both, filled here and owned by the caller
	 * @param buffers what is kept between passes, filled here and owned by the caller
	 */
	public TwoScaleDiscriminator(final int channels, final int width, final Parameters parameters, final Buffers buffers) {
		full = new AttentionUnetDiscriminator("scales.0.", channels, width, parameters, buffers);
		half = new AttentionUnetDiscriminator("scales.1.", channels, width, parameters, buffers);
	}

	@Override
	public void requireSize(final long height, final long width) {
		JudgingNetwork.requireMultiple("The attention U-Net of two scales", ALIGNMENT, height, width);
	}

	@Override
	public NDList apply(final NDArray images, final boolean training) {
		requireSize(images.getShape().get(2), images.getShape().get(3));
		final NDList maps = full.apply(images, training);
		try (NDArray small = Pool.avgPool2d(images, new Shape(4, 4), new Shape(2, 2), new Shape(1, 1), false, true)) {
			maps.addAll(half.apply(small, training));
		}
		return maps;
	}

	@Override
	public int channels() {
		return full.channels();
	}

	@Override
	public Parameters parameters() {
		return full.parameters();
	}

	@Override
	public Buffers buffers() {
		return full.buffers();
	}
}
