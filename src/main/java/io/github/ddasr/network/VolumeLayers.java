package io.github.ddasr.network;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** Ways to put {@link VolumeLayer layers} together. */
final class VolumeLayers {

	/** Axis of the channels in N × C × D × H × W, and in depth × height × width × C. */
	private static final int CHANNELS = 1, PLANE_CHANNELS = 3;

	private VolumeLayers() {}

	/** One after the other. */
	record Sequence(List<VolumeLayer> layers) implements VolumeLayer {

		Sequence(final VolumeLayer... layers) {
			this(List.of(layers));
		}

		@Override
		public NDArray apply(final NDArray x) {
			return Scoped.call(x, in -> {
				NDArray y = in;
				for (final VolumeLayer layer : layers) {
					final NDArray before = y;
					y = layer.apply(before);
					if (before != in) before.close();
				}
				return y;
			});
		}

		@Override
		public Stream stream(final NDManager keep) {
			return new Chain(layers.stream().map(layer -> layer.stream(keep)).toList(), null);
		}
	}

	/** x + f(x). Where x has one channel it is added to all of f(x). */
	record Residual(VolumeLayer inner) implements VolumeLayer {

		@Override
		public NDArray apply(final NDArray x) {
			try (NDArray y = inner.apply(x)) {
				return y.add(x);
			}
		}

		@Override
		public Stream stream(final NDManager keep) {
			return new Joined(inner.stream(keep), new PlaneQueue(keep), false);
		}
	}

	/** x, and behind it the channels of f(x). */
	record Dense(VolumeLayer inner) implements VolumeLayer {

		@Override
		public NDArray apply(final NDArray x) {
			try (NDArray y = inner.apply(x)) {
				return NDArrays.concat(new NDList(x, y), CHANNELS);
			}
		}

		@Override
		public Stream stream(final NDManager keep) {
			return new Joined(inner.stream(keep), new PlaneQueue(keep), true);
		}
	}

	/** An inner layer whose input waits for its output. */
	private record Joined(VolumeLayer.Stream inner, PlaneQueue waiting, boolean dense) implements VolumeLayer.Stream {

		@Override
		public NDArray push(final NDManager scope, final NDArray planes) {
			waiting.add(planes);
			return joined(scope, inner.push(scope, planes));
		}

		@Override
		public NDArray rest(final NDManager scope) {
			return joined(scope, inner.rest(scope));
		}

		private NDArray joined(final NDManager scope, final NDArray made) {
			if (made == null) return null;
			try (made; NDArray x = waiting.take(scope, made.getShape().get(0))) {
				return dense ? NDArrays.concat(new NDList(x, made), PLANE_CHANNELS) : made.add(x);
			}
		}
	}

	/** One after the other; the outputs of all of them, one behind the other. */
	record Collection(List<VolumeLayer> layers) implements VolumeLayer {

		@Override
		public NDArray apply(final NDArray x) {
			return Scoped.call(x, in -> {
				final NDList outputs = new NDList();
				for (final VolumeLayer layer : layers) outputs.add(layer.apply(outputs.isEmpty() ? in : outputs.get(outputs.size() - 1)));
				return NDArrays.concat(outputs, CHANNELS);
			});
		}

		@Override
		public Stream stream(final NDManager keep) {
			return new Chain(layers.stream().map(layer -> layer.stream(keep)).toList(), layers.stream().map(layer -> new PlaneQueue(keep)).toList());
		}
	}

	/** Layers one after the other; where their outputs are collected, these wait for those of the last layer. */
	private static final class Chain implements VolumeLayer.Stream {

		private final List<VolumeLayer.Stream> streams;
		private final List<PlaneQueue> waiting;
		/** Of how many layers nothing remains. */
		private int ended;

		Chain(final List<VolumeLayer.Stream> streams, final List<PlaneQueue> waiting) {
			this.streams = streams;
			this.waiting = waiting;
		}

		@Override
		public NDArray push(final NDManager scope, final NDArray planes) {
			return collected(scope, through(scope, 1, streams.get(0).push(scope, planes)));
		}

		@Override
		public NDArray rest(final NDManager scope) {
			while (ended < streams.size()) {
				final NDArray made = streams.get(ended).rest(scope);
				if (made == null) ended++;
				else {
					final NDArray y = through(scope, ended + 1, made);
					if (y != null) return collected(scope, y);
				}
			}
			return null;
		}

		/** What comes out at the end of what one layer made; closes what lies between. */
		private NDArray through(final NDManager scope, final int behind, final NDArray made) {
			NDArray y = made;
			for (int i = behind; y != null; i++) {
				if (waiting != null) waiting.get(i - 1).add(y);
				if (i == streams.size()) break;
				try (NDArray before = y) {
					y = streams.get(i).push(scope, before);
				}
			}
			return y;
		}

		private NDArray collected(final NDManager scope, final NDArray y) {
			if (y == null || waiting == null) return y;
			final long count = y.getShape().get(0);
			y.close();
			final NDList outputs = new NDList();
			waiting.forEach(queue -> outputs.add(queue.take(scope, count)));
			try (outputs) {
				return NDArrays.concat(outputs, PLANE_CHANNELS);
			}
		}
	}
}
