package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv3d;

/** A 3-D convolution with an odd kernel, stride 1, zero padding that keeps the size, bias, and perhaps a rectifier behind it. */
final class VolumeConvolution implements VolumeLayer {

	private static final Shape ONE = new Shape(1, 1, 1);

	private final Parameters.Weight weight;
	private final Parameters.Weight bias;
	private final int kernel;
	private final boolean rectified;

	/**
	 * Biases begin uniformly within ±1/√fan_in.
	 *
	 * @param initial how the weights begin
	 */
	VolumeConvolution(final Parameters p, final String name, final long in, final long out, final int kernel, final boolean rectified,
		final Initialisation initial)
	{
		this.kernel = kernel;
		this.rectified = rectified;
		final double fan = in * Math.pow(kernel, 3);
		weight = p.get(name + ".weight", new long[] { out, in, kernel, kernel, kernel }, initial);
		bias = p.get(name + ".bias", new long[] { out }, Initialisation.uniform(1 / Math.sqrt(fan)));
	}

	@Override
	public NDArray apply(final NDArray x) {
		return convolved(x, kernel / 2);
	}

	/** The convolution of N × C × D × H × W with zeros around it, along the depth as many as wanted. */
	private NDArray convolved(final NDArray x, final long paddedDepth) {
		final long side = kernel / 2;
		final NDArray y = Conv3d.conv3d(x, weight.array(), bias.array(), ONE, new Shape(paddedDepth, side, side), ONE).singletonOrThrow();
		if (!rectified) return y;
		try (y) {
			return Activation.relu(y);
		}
	}

	@Override
	public Stream stream(final NDManager keep) {
		return kernel == 1 ? (scope, planes, last) -> planes == null ? null : ofPlanes(scope, planes) : new Running(keep);
	}

	private NDArray ofPlanes(final NDManager scope, final NDArray planes) {
		try (NDManager own = scope.newSubManager()) {
			own.tempAttachAll(planes);
			final NDArray y = convolved(planes.expandDims(0).transpose(0, 4, 1, 2, 3), 0);
			final NDArray result = y.transpose(0, 2, 3, 4, 1).squeeze(0);
			result.attach(scope);
			return result;
		}
	}

	/** Keeps the kernel's depth less one; before the first plane and behind the last lie zeros. */
	private final class Running implements Stream {

		private final PlaneQueue queue;
		private boolean begun;

		Running(final NDManager keep) {
			queue = new PlaneQueue(keep);
		}

		@Override
		public NDArray push(final NDManager scope, final NDArray planes, final boolean last) {
			if (planes == null && !last) return null;
			try (NDManager own = scope.newSubManager()) {
				final NDList parts = new NDList();
				if (queue.size() > 0) parts.addAll(queue.views(own, queue.size()));
				final NDArray like = planes == null ? parts.get(0) : planes;
				if (!begun) parts.add(0, zeros(own, like));
				if (planes != null) parts.add(planes);
				if (last) parts.add(zeros(own, like));
				begun = true;
				final NDArray joined = NDArrays.concat(parts, 0);
				joined.attach(own);
				final long depth = joined.getShape().get(0);
				final NDArray result = depth < kernel ? null : ofPlanes(scope, joined);
				queue.drop(queue.size());
				queue.add(PlaneQueue.part(own, joined, depth - Math.min(depth, kernel - 1), depth));
				return result;
			}
		}

		private NDArray zeros(final NDManager own, final NDArray like) {
			final Shape s = like.getShape();
			return own.zeros(new Shape(kernel / 2, s.get(1), s.get(2), s.get(3)));
		}
	}
}
