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
	private static final String ROWS = ":, {}:{}";
	/**
	 * On processors PyTorch convolves a single volume with channels × depth × height of no more than this by a way of its own, which takes four to
	 * seven times as long as oneDNN's; a batch of two never goes that way.
	 */
	private static final long SLOW = 20480;

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
		final long side = kernel / 2;
		return convolved(x, new Shape(side, side, side));
	}

	/** The convolution of N × C × D × H × W with zeros around it, as many as wanted. */
	private NDArray convolved(final NDArray x, final Shape zeros) {
		final NDArray y = Conv3d.conv3d(x, weight.array(), bias.array(), ONE, zeros, ONE).singletonOrThrow();
		if (!rectified) return y;
		try (y) {
			return Activation.relu(y);
		}
	}

	@Override
	public Stream stream(final NDManager keep) {
		return kernel == 1 ? new Pointwise() : new Running(keep);
	}

	/** The convolution of depth × height × width × C with zeros around it, but none before the first plane and behind the last. */
	private NDArray ofPlanes(final NDManager scope, final NDArray planes) {
		try (NDManager own = scope.newSubManager()) {
			own.tempAttachAll(planes);
			final NDArray result = isSlow(planes) ? inHalves(own, planes) : whole(planes);
			result.attach(scope);
			return result;
		}
	}

	private NDArray whole(final NDArray planes) {
		final NDArray one = planes.expandDims(0).transpose(0, 4, 1, 2, 3);
		return convolved(one, new Shape(0, kernel / 2, kernel / 2)).transpose(0, 2, 3, 4, 1).squeeze(0);
	}

	/** With one input channel there is little to do in either way. */
	private static boolean isSlow(final NDArray planes) {
		final Shape s = planes.getShape();
		return !planes.getDevice().isGpu() && s.get(3) > 1 && s.get(1) > 1 && s.get(3) * s.get(0) * s.get(1) <= SLOW;
	}

	/** Upper and lower half as a batch of two. Where the height is odd, the row in the middle is computed twice. */
	private NDArray inHalves(final NDManager own, final NDArray planes) {
		final Shape s = planes.getShape();
		final long side = kernel / 2, height = s.get(1), half = (height + 1) / 2;
		final NDArray zeros = own.zeros(new Shape(s.get(0), side, s.get(2), s.get(3)));
		final NDArray padded = NDArrays.concat(new NDList(zeros, planes, zeros), 1);
		final NDArray upper = padded.get(ROWS, 0, half + 2 * side), lower = padded.get(ROWS, height - half, height + 2 * side);
		final NDArray two = NDArrays.stack(new NDList(upper, lower)).transpose(0, 4, 1, 2, 3);
		final NDArray y = convolved(two, new Shape(0, 0, side)).transpose(0, 2, 3, 4, 1);
		return NDArrays.concat(new NDList(y.get(0), y.get(1).get(ROWS, 2 * half - height, half)), 1);
	}

	/** Looks at one voxel at a time, so that nothing waits. */
	private final class Pointwise implements Stream {

		@Override
		public NDArray push(final NDManager scope, final NDArray planes) {
			return ofPlanes(scope, planes);
		}

		@Override
		public NDArray rest(final NDManager scope) {
			return null;
		}
	}

	/** Keeps the kernel's depth less one; before the first plane and behind the last lie zeros. */
	private final class Running implements Stream {

		private final PlaneQueue queue;
		private boolean begun, ended;

		Running(final NDManager keep) {
			queue = new PlaneQueue(keep);
		}

		@Override
		public NDArray push(final NDManager scope, final NDArray planes) {
			try (NDManager own = scope.newSubManager()) {
				final NDList parts = queue.views(own, queue.size());
				if (!begun) parts.add(zeros(own, planes));
				begun = true;
				parts.add(planes);
				return next(scope, own, parts);
			}
		}

		@Override
		public NDArray rest(final NDManager scope) {
			if (!begun || ended) return null;
			ended = true;
			try (NDManager own = scope.newSubManager()) {
				final NDList parts = queue.views(own, queue.size());
				parts.add(zeros(own, parts.get(0)));
				return next(scope, own, parts);
			}
		}

		private NDArray next(final NDManager scope, final NDManager own, final NDList parts) {
			final NDArray joined = NDArrays.concat(parts, 0);
			joined.attach(own);
			final long depth = joined.getShape().get(0);
			final NDArray result = depth < kernel ? null : ofPlanes(scope, joined);
			remember(own, joined);
			return result;
		}

		/** The last planes; those that are kept already stay where they are. */
		private void remember(final NDManager own, final NDArray joined) {
			final long depth = joined.getShape().get(0), fresh = Math.min(depth - queue.size(), kernel - 1);
			queue.drop(Math.max(0, queue.size() + fresh - (kernel - 1)));
			queue.add(PlaneQueue.part(own, joined, depth - fresh, depth));
		}

		private NDArray zeros(final NDManager own, final NDArray like) {
			final Shape s = like.getShape();
			return own.zeros(new Shape(kernel / 2, s.get(1), s.get(2), s.get(3)));
		}
	}
}
