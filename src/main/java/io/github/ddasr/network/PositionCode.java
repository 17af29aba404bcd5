package io.github.ddasr.network;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * Content-aware positional encoding, CAPE (eq. 1 of DDASR): the structure's tokens are averaged over a grid of n × n overlapping
 * bins, sent through one linear layer, and interpolated back to their own grid. Pooling and interpolation are matrix products,
 * A_h · E · A_wᵀ and U_h · P · U_wᵀ, with matrices made once for each size.
 */
final class PositionCode {

	private static final int KEPT_SIZES = 16;

	private final int grid;
	private final Convolution layer;
	private final Map<Integer, float[]> pooling = recent();
	private final Map<Integer, float[]> enlarging = recent();

	PositionCode(final Parameters p, final String name, final DsnConfiguration.Preset preset) {
		grid = preset.grid();
		layer = Convolution.of(p, name, preset.width(), preset.width(), 1, 1, 0, Initialisation.FAN_IN,
			Initialisation.uniform(1 / Math.sqrt(preset.width())));
	}

	/** B × width × h × w → the same shape. */
	NDArray apply(final NDArray embedding) {
		return Scoped.call(embedding, e -> {
			final int h = (int) e.getShape().get(2), w = (int) e.getShape().get(3);
			final NDManager m = e.getManager();
			final NDArray pooled = product(matrix(m, pooled(h), grid, h), e, matrix(m, pooled(w), grid, w));
			return product(matrix(m, enlarged(h), h, grid), layer.apply(pooled), matrix(m, enlarged(w), w, grid));
		});
	}

	/** rows · x · columnsᵀ, two plain matrix products on all maps at once. */
	private static NDArray product(final NDArray rows, final NDArray x, final NDArray columns) {
		final Shape s = x.getShape();
		final NDArray wide = x.reshape(-1, s.get(3)).matMul(columns.transpose());
		final long w = columns.getShape().get(0), h = rows.getShape().get(0);
		final NDArray turned = wide.reshape(s.get(0) * s.get(1), s.get(2), w).transpose(0, 2, 1).reshape(-1, s.get(2));
		return turned.matMul(rows.transpose()).reshape(s.get(0) * s.get(1), w, h).transpose(0, 2, 1) //
			.reshape(s.get(0), s.get(1), h, w);
	}

	private static NDArray matrix(final NDManager m, final float[] values, final long rows, final long columns) {
		return Constants.array(m, values, new Shape(rows, columns));
	}

	private synchronized float[] pooled(final int size) {
		return pooling.computeIfAbsent(size, n -> adaptivePooling(n, grid));
	}

	private synchronized float[] enlarged(final int size) {
		return enlarging.computeIfAbsent(size, n -> interpolation(grid, n));
	}

	/**
	 * The matrix of adaptive average pooling: bin i is the mean from ⌊i·in/out⌋ to below ⌈(i+1)·in/out⌉; bins may overlap.
	 *
	 * @return out × in weights, row major
	 */
	static float[] adaptivePooling(final int in, final int out) {
		final float[] weights = new float[out * in];
		for (int i = 0; i < out; i++) {
			final int from = (int) ((long) i * in / out), to = (int) (((long) (i + 1) * in + out - 1) / out);
			for (int j = from; j < to; j++) weights[i * in + j] = 1f / (to - from);
		}
		return weights;
	}

	/**
	 * The matrix of linear interpolation with aligned cells and without antialias.
	 *
	 * @return out × in weights, row major
	 */
	static float[] interpolation(final int in, final int out) {
		return ResamplingMatrix.of(Kernel.LINEAR, in, out, false).toFloats();
	}

	private static <K, V> Map<K, V> recent() {
		return new LinkedHashMap<>(16, 0.75f, true) {

			private static final long serialVersionUID = 1L;

			@Override
			protected boolean removeEldestEntry(final Map.Entry<K, V> eldest) {
				return size() > KEPT_SIZES;
			}
		};
	}
}
