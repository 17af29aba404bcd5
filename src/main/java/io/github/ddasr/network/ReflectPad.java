package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

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
		return Scoped.call(x, in -> columns(rows(in)));
	}

	private static NDArray rows(final NDArray x) {
		final Shape s = x.getShape();
		final long h = s.get(2), second = Math.min(1, h - 1), lastButOne = Math.max(0, h - 2);
		return NDArrays.concat(new NDList(line(x, second, ":, :, {}:{}"), x, line(x, lastButOne, ":, :, {}:{}")), 2);
	}

	private static NDArray columns(final NDArray x) {
		final long w = x.getShape().get(3), second = Math.min(1, w - 1), lastButOne = Math.max(0, w - 2);
		return NDArrays.concat(new NDList(line(x, second, ":, :, :, {}:{}"), x, line(x, lastButOne, ":, :, :, {}:{}")), 3);
	}

	private static NDArray line(final NDArray x, final long at, final String pattern) {
		return x.get(new NDIndex(pattern, at, at + 1));
	}
}
