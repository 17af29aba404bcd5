package io.github.ddasr.network;

import java.util.stream.LongStream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/**
 * Reflection padding by one pixel, as PyTorch's ReflectionPad2d(1): each border is the line next to it mirrored,
 * the edge itself not repeated. The engine pads with constants only. Differentiable; keeps the memory layout.
 */
public final class ReflectPad {

	private ReflectPad() {}

	/**
	 * @param x N × C × H × W in any memory layout; an axis of one pixel is its own mirror image
	 * @return N × C × (H + 2) × (W + 2), owned by the manager of x
	 */
	public static NDArray apply(final NDArray x) {
		return Scoped.call(x, in -> pad(pad(in, 2), 3));
	}

	/**
	 * Cut into pieces and joined again with two of them once more: the gradient of a cut is one join, whereas that of
	 * a slice is an array of zeros as large as x.
	 */
	private static NDArray pad(final NDArray x, final int axis) {
		final long size = x.getShape().get(axis);
		final long[] cuts = LongStream.of(1, 2, size - 2, size - 1).filter(cut -> cut > 0 && cut < size).sorted().distinct()
			.toArray();
		final NDList pieces = cuts.length == 0 ? new NDList(x) : x.split(cuts, axis);
		final int last = pieces.size() - 1;
		final NDList joined = new NDList(pieces.get(Math.min(1, last)));
		joined.addAll(pieces);
		joined.add(pieces.get(Math.max(0, last - 1)));
		return NDArrays.concat(joined, axis);
	}
}
