package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Embedding;
import ai.djl.ndarray.types.SparseFormat;

/** The eight voxels around each of some points of a batch of volumes, for training: which, how far, and with what weight. */
final class Neighbours {

	/** Number of voxels around a point. */
	static final int COUNT = 8;

	private final int batch, count;
	private final int[] size;
	private final double[] positions;

	/**
	 * @param points N × K × 3 in [-1, 1]
	 * @param volume N × 1 × D × H × W
	 */
	Neighbours(final NDArray points, final Shape volume) {
		batch = (int) points.getShape().get(0);
		count = (int) points.getShape().get(1);
		size = new int[] { (int) volume.get(2), (int) volume.get(3), (int) volume.get(4) };
		final float[] q = points.toFloatArray();
		positions = new double[q.length];
		for (int i = 0; i < q.length; i++) positions[i] = ((q[i] + 1.0) * size[i % 3] - 1) / 2;
	}

	int points() {
		return batch * count;
	}

	private int below(final int point, final int axis) {
		return (int) Math.floor(positions[3 * point + axis]);
	}

	private int voxel(final int point, final int axis, final int neighbour) {
		return below(point, axis) + (neighbour >> 2 - axis & 1);
	}

	private int clamped(final int point, final int axis, final int neighbour) {
		return Math.max(0, Math.min(size[axis] - 1, voxel(point, axis, neighbour)));
	}

	/** Numbers of the voxels, counted through the batch; those outside are moved to the border. */
	NDArray indices(final NDManager manager, final int neighbour) {
		final long[] indices = new long[points()];
		for (int p = 0; p < indices.length; p++) {
			long index = p / count;
			for (int a = 0; a < 3; a++) index = index * size[a] + clamped(p, a, neighbour);
			indices[p] = index;
		}
		try (NDArray borrowed = manager.create(indices, new Shape(indices.length))) {
			return borrowed.duplicate();
		}
	}

	/**
	 * Weights of linear interpolation, one for each point, as a column.
	 *
	 * @param zeroOutside whether voxels outside count as zero; else the border counts for them
	 */
	NDArray weights(final NDManager manager, final int neighbour, final boolean zeroOutside) {
		final float[] weights = new float[points()];
		for (int p = 0; p < weights.length; p++) {
			double weight = 1;
			for (int a = 0; a < 3; a++) {
				final double t = positions[3 * p + a] - below(p, a);
				weight *= (neighbour >> 2 - a & 1) == 1 ? t : 1 - t;
				final int voxel = voxel(p, a, neighbour);
				if (zeroOutside && (voxel < 0 || voxel >= size[a])) weight = 0;
			}
			weights[p] = (float) weight;
		}
		return Constants.array(manager, weights, new Shape(weights.length, 1));
	}

	/**
	 * Places of the points relative to the voxel, z, y, x in voxels, and behind them what is known of each volume.
	 *
	 * @param known N × any number
	 */
	NDArray places(final NDManager manager, final int neighbour, final float[] known) {
		final int more = known.length / batch, width = 3 + more;
		final float[] places = new float[width * points()];
		for (int p = 0; p < points(); p++) {
			for (int a = 0; a < 3; a++) places[width * p + a] = (float) (positions[3 * p + a] - clamped(p, a, neighbour));
			System.arraycopy(known, p / count * more, places, width * p + 3, more);
		}
		return Constants.array(manager, places, new Shape(points(), width));
	}

	/**
	 * @param rows voxels × C
	 * @param indices which voxels
	 * @return points × C; the gradient goes back to the rows
	 */
	static NDArray rows(final NDArray rows, final NDArray indices) {
		return Embedding.embedding(indices.toType(DataType.INT64, false), rows, SparseFormat.DENSE).singletonOrThrow();
	}

	/** N × C × D × H × W as voxels × C. */
	static NDArray asRows(final NDArray maps) {
		final long channels = maps.getShape().get(1);
		return maps.transpose(0, 2, 3, 4, 1).reshape(-1, channels);
	}
}
