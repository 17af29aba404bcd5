package io.github.ddasr.network;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Interpolation as two matrix products, A_h · X · A_wᵀ: exact, differentiable and
 * the same on every device. The matrices are kept as arrays per size.
 */
final class Enlargement {

	private static final int KEPT_SIZES = 8;

	private final GlobalSkip.Interpolation interpolation;
	private final int scale;
	private final Map<Long, float[]> matrices = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(final Map.Entry<Long, float[]> eldest) {
			return size() > KEPT_SIZES;
		}
	};

	Enlargement(final GlobalSkip skip, final int scale) {
		this.interpolation = skip.interpolation();
		this.scale = scale;
	}

	boolean isNone() {
		return interpolation == null;
	}

	/** N × C × H × W → N × C × sH × sW. */
	NDArray apply(final NDArray image) {
		return Scoped.call(image, x -> {
			final NDManager m = x.getManager();
			final long h = x.getShape().get(2), w = x.getShape().get(3);
			final NDArray rows = Constants.array(m, matrix(h), new Shape(1, 1, scale * h, h));
			final NDArray columns = Constants.array(m, matrix(w), new Shape(1, 1, scale * w, w));
			return rows.matMul(x).matMul(columns.transpose(0, 1, 3, 2));
		});
	}

	private synchronized float[] matrix(final long size) {
		return matrices.computeIfAbsent(size, n -> {
			final int in = Math.toIntExact(n), out = in * scale;
			return interpolation.matrix(in, out).toFloats();
		});
	}
}
