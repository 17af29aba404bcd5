package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Resizing of feature maps inside a network by the engine's own operations, which keep the memory layout and have a gradient.
 * Cells are aligned, without antialias, as PyTorch's networks have it.
 */
final class Resizing {

	/** The engine's numbers of its ways. */
	private static final int NEAREST = 0, BILINEAR = 1;

	private Resizing() {}

	/** N × C × H × W → N × C × 2H × 2W: each pixel becomes 2 × 2. */
	static NDArray doubled(final NDArray x) {
		final Shape s = x.getShape();
		return x.getNDArrayInternal().interpolation(new long[] { 2 * s.get(2), 2 * s.get(3) }, NEAREST, false);
	}

	/** N × C × H × W → N × C × 2H × 2W: linear between the middles of pixels, beyond them the nearest. */
	static NDArray bilinearDoubled(final NDArray x) {
		final Shape s = x.getShape();
		return bilinear(x, 2 * s.get(2), 2 * s.get(3));
	}

	/**
	 * N × C × H × W → N × C × height × width: linear between the middles of pixels, beyond them the nearest. When the engine
	 * shrinks, it widens the kernel, unlike PyTorch's networks; then two matrix products take its place.
	 */
	static NDArray bilinear(final NDArray x, final long height, final long width) {
		final long h = x.getShape().get(2), w = x.getShape().get(3);
		if (height >= h && width >= w) {
			return x.getNDArrayInternal().interpolation(new long[] { height, width }, BILINEAR, false);
		}
		return Scoped.call(x, in -> matrix(in, h, height).matMul(in).matMul(matrix(in, w, width).transpose(0, 1, 3, 2)));
	}

	private static NDArray matrix(final NDArray x, final long from, final long to) {
		return Constants.array(x.getManager(), PositionCode.interpolation(Math.toIntExact(from), Math.toIntExact(to)), new Shape(1,
			1, to, from));
	}
}
