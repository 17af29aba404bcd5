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

	/** N × C × H × W → N × C × height × width: linear between the middles of pixels, beyond them the nearest. */
	static NDArray bilinear(final NDArray x, final long height, final long width) {
		return x.getNDArrayInternal().interpolation(new long[] { height, width }, BILINEAR, false);
	}
}
