package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;

/**
 * What KernelGAN asks of its networks: the discriminator's answers near a map of ones or zeros (absolute difference),
 * and of the kernel to be like cubic interpolation at first, to sum to 1, to be dark at its border, centred and sparse.
 */
public final class KernelLoss {

	/** Where the middle of a 13 × 13 kernel must be, on both axes, counted from 0: on the cell-aligned grid. */
	public static final double CENTRE = 6.5;

	/** Cubic interpolation to half the size, with antialias (a = −0.5). */
	private static final double[] CUBIC = { -0.01171875, -0.03515625, 0.11328125, 0.43359375, 0.43359375, 0.11328125,
		-0.03515625, -0.01171875 };
	/** Fine pixels before the cubic kernel's first tap, where the 13 × 13 kernel begins: both have one middle. */
	private static final int LEAD = 3;
	private static final int SIZE = KernelGenerator.SIZE;
	private static final int MARGIN = 2;
	private static final double BORDER_SCALE = 30;
	private static final float SUM_WEIGHT = 0.5f, BORDER_WEIGHT = 0.5f, POWER = 0.2f;
	/** Keeps the slope of |k|^0.2 finite at a tap that is exactly zero. */
	private static final float LEAST = 1e-20f;

	private final NDArray cubic, one, half, border, power, least, indices, centre;

	/** @param manager owner of the constants, which also says the device */
	public KernelLoss(final NDManager manager) {
		final Shape square = new Shape(1, 1, SIZE, SIZE);
		cubic = Constants.array(manager, outer(CUBIC), new Shape(1, 1, CUBIC.length, CUBIC.length));
		one = Constants.scalar(manager, 1);
		half = Constants.scalar(manager, 0.5f);
		border = Constants.array(manager, border(), square);
		power = Constants.scalar(manager, POWER);
		least = Constants.scalar(manager, LEAST);
		centre = Constants.scalar(manager, (float) CENTRE);
		indices = Constants.array(manager, indices(), new Shape(2, 1, SIZE, SIZE));
	}

	/**
	 * @param judged the discriminator's answer to what should pass for real
	 * @return mean |D − 1|
	 */
	public NDArray real(final NDArray judged) {
		return judged.sub(one).abs().mean();
	}

	/**
	 * @param real the answer to real patches
	 * @param made the answer to the generator's
	 * @return half the sum of mean |D(real) − 1| and mean |D(made)|
	 */
	public NDArray discriminator(final NDArray real, final NDArray made) {
		return real(real).add(made.abs().mean()).mul(half);
	}

	/**
	 * @param image the generator's input, N × 1 × H × H
	 * @param made its output
	 * @return mean squared difference to the image shrunk by cubic interpolation
	 */
	public NDArray likeCubic(final NDArray image, final NDArray made) {
		final long side = made.getShape().get(2), span = 2 * (side - 1) + CUBIC.length;
		final String cut = LEAD + ":" + (LEAD + span);
		final NDArray target = Conv2d.conv2d(image.get(":,:," + cut + "," + cut), cubic, null, new Shape(2, 2), new Shape(0, 0),
			new Shape(1, 1)).singletonOrThrow();
		return made.sub(target).square().mean();
	}

	/**
	 * The constraints on the kernel itself.
	 *
	 * @param kernel 1 × 1 × 13 × 13
	 * @param centring weight of the squared distance of its middle from {@value #CENTRE}, 0 for none
	 * @param sparsity weight of mean |k|^0.2, 0 for none
	 * @return one value
	 */
	public NDArray constraints(final NDArray kernel, final double centring, final double sparsity) {
		final NDManager owner = kernel.getManager();
		NDArray loss = kernel.sum().sub(one).abs().mul(weight(owner, SUM_WEIGHT));
		loss = loss.add(kernel.mul(border).abs().mean().mul(weight(owner, BORDER_WEIGHT)));
		if (centring > 0) loss = loss.add(offCentre(kernel).mul(weight(owner, centring)));
		if (sparsity > 0) {
			loss = loss.add(kernel.abs().add(least).pow(power).mean().mul(weight(owner, sparsity)));
		}
		return loss;
	}

	/**
	 * @param loss any
	 * @param weight a factor
	 * @return their product
	 */
	public NDArray weighted(final NDArray loss, final double weight) {
		return loss.mul(weight(loss.getManager(), weight));
	}

	private NDArray offCentre(final NDArray kernel) {
		final NDArray middle = kernel.mul(indices).sum(new int[] { 1, 2, 3 }).div(kernel.sum());
		return middle.sub(centre).square().mean();
	}

	private static NDArray weight(final NDManager owner, final double value) {
		return Constants.scalar(owner, (float) value);
	}

	private static float[] outer(final double[] line) {
		final float[] square = new float[line.length * line.length];
		for (int y = 0; y < line.length; y++) for (int x = 0; x < line.length; x++) {
			square[y * line.length + x] = (float) (line[y] * line[x]);
		}
		return square;
	}

	/** 30 · (1 − Gaussian of σ 13 over its largest value), zero but for the outermost two pixels on each side. */
	static float[] border() {
		final float[] mask = new float[SIZE * SIZE];
		for (int y = 0; y < SIZE; y++) for (int x = 0; x < SIZE; x++) {
			final boolean inside = Math.min(Math.min(x, y), Math.min(SIZE - 1 - x, SIZE - 1 - y)) >= MARGIN;
			final double dx = x - SIZE / 2, dy = y - SIZE / 2;
			mask[y * SIZE + x] = inside ? 0 : (float) (BORDER_SCALE * (1 - Math.exp(-(dx * dx + dy * dy) / (2.0 * SIZE * SIZE))));
		}
		return mask;
	}

	/** First the row of each tap, then its column. */
	private static float[] indices() {
		final float[] indices = new float[2 * SIZE * SIZE];
		for (int y = 0; y < SIZE; y++) for (int x = 0; x < SIZE; x++) {
			indices[y * SIZE + x] = y;
			indices[(SIZE + y) * SIZE + x] = x;
		}
		return indices;
	}
}
