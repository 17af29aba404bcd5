package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/**
 * The generator of KernelGAN (Bell-Kligler, Shocher, Irani 2019): six convolutions without bias or activation, the last
 * with stride 2, no padding. Being linear, it is one convolution with a 13 × 13 kernel, and is run as such: its filters
 * are first convolved with each other, from the last to the first, which takes a four-hundredth of the arithmetic of
 * sending a patch through the layers and gives the same values and gradients up to rounding.
 */
public final class KernelGenerator {

	/** Side of the kernel. */
	public static final int SIZE = 13;
	/** Fine pixels per coarse pixel. */
	public static final int FACTOR = 2;

	private static final int WIDTH = 64;
	private static final int[] SIDES = { 7, 5, 3, 1, 1, 1 };
	private static final double GAIN = 0.1;
	private static final Shape ONE = new Shape(1, 1);

	private final Parameters parameters;
	private final Parameters.Weight[] filters = new Parameters.Weight[SIDES.length];

	/** @param parameters the weights, 150,656 of them, filled here and owned by the caller */
	public KernelGenerator(final Parameters parameters) {
		this.parameters = parameters;
		for (int i = 0; i < SIDES.length; i++) {
			final long in = i == 0 ? 1 : WIDTH, out = i == SIDES.length - 1 ? 1 : WIDTH;
			filters[i] = parameters.get("layers." + i + ".weight", new long[] { out, in, SIDES[i], SIDES[i] }, StartValues.xavier(
				GAIN));
		}
	}

	/** @return the weights */
	public Parameters parameters() {
		return parameters;
	}

	/**
	 * @param side side of a patch
	 * @return side of the patch that comes out
	 */
	public static int outputSide(final int side) {
		return (side - SIZE) / FACTOR + 1;
	}

	/**
	 * @param owner owner of the result
	 * @return the kernel with which the network correlates, 1 × 1 × 13 × 13
	 */
	public NDArray kernel(final NDManager owner) {
		try (NDManager scope = owner.newSubManager()) {
			for (final Parameters.Weight f : filters) scope.tempAttachAll(f.array());
			// Correlations one after the other are one with the convolution of their kernels; here it grows upside down.
			NDArray kernel = filters[SIDES.length - 1].array();
			for (int i = SIDES.length - 2; i >= 0; i--) {
				final Shape padding = new Shape(SIDES[i] - 1, SIDES[i] - 1);
				kernel = Conv2d.conv2d(kernel, filters[i].array().transpose(1, 0, 2, 3), null, ONE, padding, ONE)
					.singletonOrThrow();
			}
			final NDArray upright = kernel.flip(2, 3);
			upright.attach(owner);
			return upright;
		}
	}

	/**
	 * @param image N × 1 × H × W
	 * @param kernel of {@link #kernel}
	 * @return N × 1 × {@link #outputSide}(H) × {@link #outputSide}(W)
	 */
	public static NDArray shrink(final NDArray image, final NDArray kernel) {
		return Conv2d.conv2d(image, kernel, null, new Shape(FACTOR, FACTOR), new Shape(0, 0), ONE).singletonOrThrow();
	}
}
