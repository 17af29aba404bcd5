package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;

/**
 * The local power spectrum of a batch: mean square of the 63 alternating coefficients of the cosine transform (DCT-II,
 * orthonormal) of 8 × 8 pixels, taken every 4 pixels. Blur, noise and the pattern of an interpolation all show in it.
 * Differentiable.
 */
public final class LocalSpectrum {

	private static final int SIDE = 8;
	private static final int STRIDE = 4;

	private static final float LEAST_TISSUE = 0.75f;
	private static final float LITTLE = 1e-3f;

	private final NDArray filters;
	private final NDArray none;

	/** @param manager owner of the filters */
	public LocalSpectrum(final NDManager manager) {
		final int n = SIDE * SIDE - 1;
		final float[] values = new float[n * SIDE * SIDE];
		for (int k = 1; k <= n; k++) for (int i = 0; i < SIDE * SIDE; i++) {
			values[(k - 1) * SIDE * SIDE + i] = (float) (cosine(k / SIDE, i / SIDE) * cosine(k % SIDE, i % SIDE));
		}
		filters = Constants.array(manager, values, new Shape(n, 1, SIDE, SIDE));
		none = Constants.array(manager, new float[n], new Shape(n));
	}

	private static double cosine(final int frequency, final int at) {
		final double scale = Math.sqrt((frequency == 0 ? 1.0 : 2.0) / SIDE);
		return scale * Math.cos(Math.PI * (2 * at + 1) * frequency / (2 * SIDE));
	}

	/**
	 * @param images N × 1 × H × W, at least 8 × 8 pixels
	 * @return 63 mean squares, for row frequency 0 first, then 1 …; white noise of standard deviation s gives s² in each
	 */
	public NDArray of(final NDArray images) {
		return Scoped.call(images, x -> squares(x).mean(new int[] { 3 }).mean(new int[] { 2 }).mean(new int[] { 0 }));
	}

	/**
	 * The same over those blocks that lie in tissue by three quarters or more.
	 *
	 * @param images N × 1 × H × W, at least 8 × 8 pixels
	 * @param mask 1 where there is tissue, else 0; the same shape, without gradient
	 * @return 63 mean squares
	 */
	public NDArray of(final NDArray images, final NDArray mask) {
		return Scoped.call(images, x -> {
			final NDArray share = Pool.avgPool2d(mask, new Shape(SIDE, SIDE), new Shape(STRIDE, STRIDE), new Shape(0, 0), false, false);
			final NDArray inside = share.gte(LEAST_TISSUE).toType(DataType.FLOAT32, false);
			return squares(x).mul(inside).sum(new int[] { 0, 2, 3 }).div(inside.sum().add(LITTLE));
		});
	}

	private NDArray squares(final NDArray images) {
		final Shape stride = new Shape(STRIDE, STRIDE);
		return Conv2d.conv2d(images, filters, none, stride, new Shape(0, 0), new Shape(1, 1)).singletonOrThrow().square();
	}
}
