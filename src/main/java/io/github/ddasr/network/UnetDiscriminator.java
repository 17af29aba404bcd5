package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;

/**
 * The discriminator of Real-ESRGAN (Wang et al. 2021): a U-Net with spectral norm in all convolutions but the first and the last,
 * whose skips are added. One logit per pixel: N × C × H × W → N × 1 × H × W, H and W multiples of {@link #ALIGNMENT}.
 * 4,375,745 weights at one channel and width 64.
 */
public final class UnetDiscriminator extends JudgingNetwork {

	/** Height and width of an image must be multiples of this. */
	public static final int ALIGNMENT = 8;
	/** The published width. */
	public static final int WIDTH = 64;

	private static final int LEVELS = 3;

	private final Convolution first;
	private final SpectralConvolution[] down = new SpectralConvolution[LEVELS];
	private final SpectralConvolution[] up = new SpectralConvolution[LEVELS];
	private final SpectralConvolution[] end = new SpectralConvolution[2];
	private final Convolution last;

	/**
	 * @param channels image channels
	 * @param width channels at full size, {@link #WIDTH} as published; doubled at each halving
	 * @param p the weights, filled here and owned by the caller
	 * @param b what is kept between passes, filled here and owned by the caller
	 */
	public UnetDiscriminator(final int channels, final int width, final Parameters p, final Buffers b) {
		super(channels, p, b);
		final long[] c = { width, 2L * width, 4L * width, 8L * width };
		first = Convolution.usual(p, "conv0", channels, c[0], 3, 1, 1);
		for (int i = 0; i < LEVELS; i++) down[i] = new SpectralConvolution(p, b, "conv" + (i + 1), c[i], c[i + 1], 4, 2, 1);
		for (int i = 0; i < LEVELS; i++) up[i] = new SpectralConvolution(p, b, "conv" + (i + 4), c[3 - i], c[2 - i], 3, 1, 1);
		for (int i = 0; i < end.length; i++) end[i] = new SpectralConvolution(p, b, "conv" + (i + 7), c[0], c[0], 3, 1, 1);
		last = Convolution.usual(p, "conv9", c[0], 1, 3, 1, 1);
	}

	@Override
	public void requireSize(final long height, final long width) {
		requireMultiple("The U-Net", ALIGNMENT, height, width);
	}

	@Override
	NDArray judge(final NDArray image, final boolean training) {
		final NDArray[] x = new NDArray[LEVELS + 1];
		x[0] = first.rectified(image);
		for (int i = 0; i < LEVELS; i++) x[i + 1] = down[i].rectified(x[i], training);
		NDArray y = x[LEVELS];
		for (int i = 0; i < LEVELS; i++) {
			y = up[i].rectified(Resizing.bilinearDoubled(y), training).add(x[LEVELS - 1 - i]);
		}
		for (final SpectralConvolution convolution : end) y = convolution.rectified(y, training);
		return last.apply(y);
	}
}
