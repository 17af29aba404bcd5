package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

import io.github.ddasr.volume.DdasrException;

/**
 * The discriminator of ESRGAN (Wang et al. 2018) and of DDASR's ablation D(RA): pairs of convolutions, the second of which halves
 * the image, down to 4 × 4, then two linear layers. One logit for the whole image: N × C × side × side → N × 1 × 1 × 1.
 * Published for sides of 128 (14,498,249 weights at one channel and width 64) and 256 (21,053,897); 32 and 64 are the same with
 * fewer pairs.
 */
public final class VggDiscriminator extends JudgingNetwork {

	/** The published width. */
	public static final int WIDTH = 64;

	private static final int SMALLEST = 32, LARGEST = 256;
	/** Side of what the linear layers see. */
	private static final int LAST_SIDE = 4;
	private static final int WIDEST = 8;
	private static final int HIDDEN = 100;

	private final int side;
	private final Convolution first;
	private final List<Convolution> convolutions = new ArrayList<>();
	private final List<BatchNormalisation> norms = new ArrayList<>();
	private final Linear hidden;
	private final Linear last;

	/**
	 * @param side height and width of the images: 32, 64, 128 or 256
	 * @param channels image channels
	 * @param width channels of the first pair, {@link #WIDTH} as published; doubled by each pair up to eight times that
	 * @param p the weights, filled here and owned by the caller
	 * @param b what is kept between passes, filled here and owned by the caller
	 */
	public VggDiscriminator(final int side, final int channels, final int width, final Parameters p, final Buffers b) {
		super(channels, p, b);
		if (side < SMALLEST || side > LARGEST || Integer.bitCount(side) != 1) {
			throw new DdasrException("The VGG discriminator is made for patches of 32, 64, 128 or 256 pixels a side, not " + side +
				". Choose one of these.");
		}
		this.side = side;
		first = Convolution.usual(p, "conv0_0", channels, width, 3, 1, 1);
		add(p, b, "0_1", width, width);
		long in = width;
		for (int pair = 1; LAST_SIDE << pair < side; pair++) {
			final long out = Math.min(2 * in, (long) WIDEST * width);
			add(p, b, pair + "_0", in, out);
			add(p, b, pair + "_1", out, out);
			in = out;
		}
		hidden = Linear.usual(p, "linear1", in * LAST_SIDE * LAST_SIDE, HIDDEN);
		last = Linear.usual(p, "linear2", HIDDEN, 1);
	}

	/** The second of a pair, which ends in 1, has the larger kernel and halves. */
	private void add(final Parameters p, final Buffers b, final String name, final long in, final long out) {
		final boolean halves = name.endsWith("1");
		convolutions.add(Convolution.withoutBias(p, "conv" + name, in, out, halves ? 4 : 3, halves ? 2 : 1, 1));
		norms.add(new BatchNormalisation(p, b, "bn" + name, out, Initialisation.ONE));
	}

	@Override
	public void requireSize(final long height, final long width) {
		if (height != side || width != side) {
			throw new DdasrException("This VGG discriminator judges images of " + side + " × " + side + " pixels, not " + width +
				" × " + height + ". Choose patches of its size, or build it for theirs.");
		}
	}

	@Override
	NDArray judge(final NDArray image, final boolean training) {
		NDArray x = first.rectified(image);
		for (int i = 0; i < convolutions.size(); i++) {
			x = Activation.leakyRelu(norms.get(i).apply(convolutions.get(i).apply(x), training), Convolution.SLOPE);
		}
		final NDArray flat = x.reshape(x.getShape().get(0), -1);
		return last.apply(Activation.leakyRelu(hidden.apply(flat), Convolution.SLOPE)).reshape(-1, 1, 1, 1);
	}
}
