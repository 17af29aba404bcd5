package io.github.ddasr.network;

import java.util.ArrayList;
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
			final List<Stream> streams = layers.stream().map(layer -> layer.stream(keep)).toList();
			return (scope, planes, last) -> {
				NDArray y = planes;
				for (final Stream stream : streams) {
					final NDArray before = y;
					y = stream.push(scope, before, last);
					if (before != null && before != planes) before.close();
				}
				return y;
			};
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
		public NDArray push(final NDManager scope, final NDArray planes, final boolean last) {
			waiting.add(planes);
			try (NDArray y = inner.push(scope, planes, last)) {
				if (y == null) return null;
				try (NDArray x = waiting.take(scope, y.getShape().get(0))) {
					return dense ? NDArrays.concat(new NDList(x, y), PLANE_CHANNELS) : y.add(x);
				}
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
			final List<Stream> streams = layers.stream().map(layer -> layer.stream(keep)).toList();
			final List<PlaneQueue> waiting = new ArrayList<>();
			for (int i = 0; i < streams.size(); i++) waiting.add(new PlaneQueue(keep));
			return (scope, planes, last) -> {
				NDArray y = planes;
				for (int i = 0; i < streams.size(); i++) {
					final NDArray before = y;
					y = streams.get(i).push(scope, before, last);
					if (before != null && before != planes) before.close();
					waiting.get(i).add(y);
				}
				if (y == null) return null;
				final long count = y.getShape().get(0);
				y.close();
				final NDList outputs = new NDList();
				waiting.forEach(queue -> outputs.add(queue.take(scope, count)));
				try (outputs) {
					return NDArrays.concat(outputs, PLANE_CHANNELS);
				}
			};
		}
	}
}
