package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

import io.github.ddasr.volume.DdasrException;

/**
 * The patch discriminator of RealSR (Ji et al. 2020; the 70 × 70 one of pix2pix, Isola et al. 2017): five convolutions 4 × 4, three
 * of which halve. One logit for each overlapping patch of 70 × 70 pixels: N × C × H × W → N × 1 × (H/8 − 2) × (W/8 − 2), from
 * {@value #SMALLEST} pixels a side. 2,763,585 weights at one channel and width 64. KernelGAN has another one,
 * {@link PatchDiscriminator}.
 */
public final class PatchGanDiscriminator extends JudgingNetwork {

	/** The published width. */
	public static final int WIDTH = 64;
	/** Fewest pixels on a side. */
	public static final int SMALLEST = 24;

	private static final int KERNEL = 4;
	private static final int NORMALISED = 3;

	private final Convolution first;
	private final List<Convolution> convolutions = new ArrayList<>();
	private final List<BatchNormalisation> norms = new ArrayList<>();
	private final Convolution last;

	/**
	 * @param channels image channels
	 * @param width channels of the first layer, {@link #WIDTH} as published; doubled by each of the next three
	 * @param p the weights, filled here and owned by the caller
	 * @param b what is kept between passes, filled here and owned by the caller
	 */
	public PatchGanDiscriminator(final int channels, final int width, final Parameters p, final Buffers b) {
		super(channels, p, b);
		first = Convolution.usual(p, "model.0", channels, width, KERNEL, 2, 1);
		for (int i = 0; i < NORMALISED; i++) {
			final long in = (long) width << i, stride = i < NORMALISED - 1 ? 2 : 1;
			convolutions.add(Convolution.withoutBias(p, "model." + (3 * i + 2), in, 2 * in, KERNEL, stride, 1));
			norms.add(new BatchNormalisation(p, b, "model." + (3 * i + 3), 2 * in, Initialisation.ONE));
		}
		last = Convolution.usual(p, "model.11", (long) width << NORMALISED, 1, KERNEL, 1, 1);
	}

	@Override
	public void requireSize(final long height, final long width) {
		if (height < SMALLEST || width < SMALLEST) {
			throw new DdasrException("The patch discriminator judges images from " + SMALLEST + " × " + SMALLEST +
				" pixels on, not " + width + " × " + height + ". Choose larger patches.");
		}
	}

	@Override
	NDArray judge(final NDArray image, final boolean training) {
		NDArray x = first.rectified(image);
		for (int i = 0; i < NORMALISED; i++) {
			x = Activation.leakyRelu(norms.get(i).apply(convolutions.get(i).apply(x), training), Convolution.SLOPE);
		}
		return last.apply(x);
	}
}
