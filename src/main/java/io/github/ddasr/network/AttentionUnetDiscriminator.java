package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;

/**
 * The discriminator of DDASR, which is that of A-ESRGAN (Wei et al. 2021): a U-Net whose skips pass through attention blocks, with
 * spectral norm in all its own convolutions but the first and the last. One logit per pixel: N × C × H × W → N × 1 × H × W, H
 * and W multiples of {@link #ALIGNMENT}. 5,397,892 weights at one channel and width 64.
 */
public final class AttentionUnetDiscriminator extends JudgingNetwork {

	/** Height and width of an image must be multiples of this. */
	public static final int ALIGNMENT = 8;
	/** The published width. */
	public static final int WIDTH = 64;

	private static final int LEVELS = 3;

	private final Convolution first;
	private final SpectralConvolution[] down = new SpectralConvolution[LEVELS];
	private final SpectralConvolution gating;
	private final AttentionGate[] gates = new AttentionGate[LEVELS];
	private final SpectralConvolution[] up = new SpectralConvolution[LEVELS];
	private final SpectralConvolution[] joined = new SpectralConvolution[LEVELS];
	private final SpectralConvolution[] end = new SpectralConvolution[2];
	private final Convolution last;

	/**
	 * @param channels image channels
	 * @param width channels at full size, {@link #WIDTH} as published; doubled at each halving
	 * @param parameters the weights, filled here and owned by the caller
	 * @param buffers what is kept between passes, filled here and owned by the caller
	 */
	public AttentionUnetDiscriminator(final int channels, final int width, final Parameters parameters, final Buffers buffers) {
		this("", channels, width, parameters, buffers);
	}

	/** @param prefix what the names of all weights begin with */
	AttentionUnetDiscriminator(final String prefix, final int channels, final int width, final Parameters p, final Buffers b) {
		super(channels, p, b);
		final long[] c = { width, 2L * width, 4L * width, 8L * width };
		first = Convolution.usual(p, prefix + "conv0", channels, c[0], 3, 1, 1);
		for (int i = 0; i < LEVELS; i++) {
			down[i] = new SpectralConvolution(p, b, prefix + "conv" + (i + 1), c[i], c[i + 1], 3, 2, 1);
		}
		gating = new SpectralConvolution(p, b, prefix + "gating", c[3], c[2], 1, 1, 1);
		for (int i = 0; i < LEVELS; i++) {
			gates[i] = new AttentionGate(p, b, prefix + "attn_" + (i + 1), c[2 - i], c[2]);
			up[i] = new SpectralConvolution(p, b, prefix + "cat_" + (i + 1) + ".convU", c[3 - i], c[2 - i], 3, 1, 1);
			joined[i] = new SpectralConvolution(p, b, prefix + "conv" + (i + 4), c[3 - i], c[2 - i], 3, 1, 1);
		}
		for (int i = 0; i < end.length; i++) end[i] = new SpectralConvolution(p, b, prefix + "conv" + (i + 7), c[0], c[0], 3, 1, 1);
		last = Convolution.usual(p, prefix + "conv9", c[0], 1, 3, 1, 1);
	}

	@Override
	public void requireSize(final long height, final long width) {
		requireMultiple("The attention U-Net", ALIGNMENT, height, width);
	}

	@Override
	NDArray judge(final NDArray image, final boolean training) {
		final NDArray[] x = new NDArray[LEVELS + 1];
		x[0] = first.rectified(image);
		for (int i = 0; i < LEVELS; i++) x[i + 1] = down[i].rectified(x[i], training);
		final NDArray asking = gating.rectified(x[LEVELS], training);
		NDArray y = x[LEVELS];
		for (int i = 0; i < LEVELS; i++) {
			final NDArray attended = gates[i].apply(x[LEVELS - 1 - i], asking, training);
			final NDArray raised = up[i].rectified(Resizing.bilinearDoubled(y), training);
			y = joined[i].rectified(attended.concat(raised, 1), training);
		}
		for (final SpectralConvolution convolution : end) y = convolution.rectified(y, training);
		return last.apply(y);
	}
}
