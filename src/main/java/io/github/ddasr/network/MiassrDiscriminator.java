package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

import io.github.ddasr.volume.DdasrException;

/**
 * MIASSR's discriminator, which is SRGAN's (Ledig et al. 2017): eight convolutions, every second of which halves the image, then two
 * linear layers. One logit for the whole image: N × C × side × side → N × 1 × 1 × 1. As published it judges sides of 81 to 96 pixels
 * with a width of 64: 23,562,561 weights at one channel, 23,558,721 without normalisation.
 */
public final class MiassrDiscriminator extends JudgingNetwork {

	/** The published width. */
	public static final int WIDTH = 64;
	/** Sides that differ by less look alike after four halvings. */
	public static final int STEP = 16;

	private static final int LAYERS = 8, LARGEST_SIDE = 512;

	private final int side;
	private final List<Convolution> convolutions = new ArrayList<>();
	private final List<BatchNormalisation> norms = new ArrayList<>();
	private final Linear hidden;
	private final Linear last;

	/**
	 * @param side height and width of the largest images, a multiple of {@value #STEP}
	 * @param channels image channels
	 * @param width channels of the first convolution, {@link #WIDTH} as published; in the end eight times that
	 * @param normalised whether a batch normalisation follows every convolution
	 * @param p the weights, filled here and owned by the caller
	 * @param b what is kept between passes, filled here and owned by the caller
	 */
	public MiassrDiscriminator(final int side, final int channels, final int width, final boolean normalised, final Parameters p,
		final Buffers b)
	{
		super(channels, p, b);
		if (side < STEP || side > LARGEST_SIDE || side % STEP != 0) throw new DdasrException("MIASSR's discriminator judges patches whose " +
			"sides are multiples of " + STEP + ", up to " + LARGEST_SIDE + ", not " + side + ". Choose such a patch.");
		this.side = side;
		long in = channels;
		for (int i = 0; i < LAYERS; i++) {
			final long out = (long) width << i / 2;
			final int stride = 1 + i % 2;
			convolutions.add(Convolution.withoutBias(p, "features." + i + ".conv", in, out, 3, stride, 1));
			if (normalised) norms.add(new BatchNormalisation(p, b, "features." + i + ".norm", out, Initialisation.ONE));
			in = out;
		}
		final long lastSide = side / STEP;
		hidden = Linear.usual(p, "classifier.0", in * lastSide * lastSide, 2 * in);
		last = Linear.usual(p, "classifier.2", 2 * in, 1);
	}

	@Override
	public void requireSize(final long height, final long width) {
		final int smallest = side - STEP + 1;
		if (Math.min(height, width) < smallest || Math.max(height, width) > side) {
			throw new DdasrException("This discriminator judges images of " + smallest + " to " + side + " pixels a side, not " + width + " × " +
				height + ". Choose patches of its size, or build it for theirs.");
		}
	}

	@Override
	NDArray judge(final NDArray image, final boolean training) {
		NDArray x = image;
		for (int i = 0; i < LAYERS; i++) {
			final NDArray y = convolutions.get(i).apply(x);
			x = Activation.leakyRelu(norms.isEmpty() ? y : norms.get(i).apply(y, training), Convolution.SLOPE);
		}
		final NDArray flat = x.reshape(x.getShape().get(0), -1);
		return last.apply(Activation.leakyRelu(hidden.apply(flat), Convolution.SLOPE)).reshape(-1, 1, 1, 1);
	}
}
