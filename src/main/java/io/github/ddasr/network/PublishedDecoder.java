package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

import io.github.ddasr.model.ArssrShape;

/**
 * ArSSR's decoder as published (Wu et al. 2022): the features are read at the point by linear interpolation between voxels, with zeros
 * outside the volume; with the three coordinates behind them they go through two stages of linear layers, each with a rectifier, and
 * a skip over the first stage. Values are 0 or more.
 */
final class PublishedDecoder implements PointDecoder {

	private final Linear[] first, second;

	PublishedDecoder(final Parameters p, final ArssrShape c) {
		first = stage(p, "decoder.stage_one.", c.features() + 3, c.decoderWidth(), c.features() + 3, c.decoderLayers());
		second = stage(p, "decoder.stage_two.", c.features() + 3, c.decoderWidth(), 1, c.decoderLayers());
	}

	private static Linear[] stage(final Parameters p, final String name, final int in, final int width, final int out, final int layers) {
		final Linear[] stage = new Linear[layers];
		for (int k = 0; k < layers; k++) {
			stage[k] = Linear.usual(p, name + 2 * k, k == 0 ? in : width, k == layers - 1 ? out : width);
		}
		return stage;
	}

	@Override
	public NDArray at(final NDArray volume, final NDArray features, final NDArray points, final NDArray cells) {
		final NDManager manager = features.getManager();
		final Neighbours near = new Neighbours(points, volume.getShape());
		final NDArray rows = Neighbours.asRows(features);
		NDArray read = null;
		for (int n = 0; n < Neighbours.COUNT; n++) {
			final NDArray part = Neighbours.rows(rows, near.indices(manager, n)).mul(near.weights(manager, n, true));
			read = read == null ? part : read.add(part);
		}
		final NDArray coordinates = Constants.array(manager, points.toFloatArray(), new Shape(near.points(), 3));
		return values(NDArrays.concat(new NDList(read, coordinates), 1)).reshape(points.getShape().get(0), points.getShape().get(1));
	}

	private NDArray values(final NDArray rows) {
		return Scoped.call(rows, x -> {
			try (NDArray skipped = through(first, x); NDArray sum = skipped.add(x)) {
				return through(second, sum);
			}
		});
	}

	private static NDArray through(final Linear[] stage, final NDArray x) {
		NDArray y = x;
		for (final Linear layer : stage) {
			final NDArray before = y;
			try (NDArray sum = layer.apply(before)) {
				y = Activation.relu(sum);
			}
			if (before != x) before.close();
		}
		return y;
	}

	@Override
	public float[] block(final NDManager scope, final GridBlock b) {
		try (NDManager own = scope.newSubManager()) {
			final NDArray read = alongX(own, alongY(own, between(own, b), b), b);
			final NDArray rows = chosen(own, read.reshape(b.cells(), -1), b);
			return values(NDArrays.concat(new NDList(rows, coordinates(own, b)), 1)).toFloatArray();
		}
	}

	/** The features in the plane's depth, for the rows and columns that the block needs; zeros count where there is no voxel. */
	private static NDArray between(final NDManager own, final GridBlock b) {
		final double t = b.z().fraction(b.plane());
		if (b.lower() == null) return attached(own, part(b.upper(), b).mul((float) t));
		if (b.upper() == null || t == 0) return attached(own, part(b.lower(), b).mul((float) (1 - t)));
		try (NDArray below = part(b.lower(), b).mul((float) (1 - t)); NDArray above = part(b.upper(), b).mul((float) t)) {
			return attached(own, below.add(above));
		}
	}

	private static NDArray part(final NDArray plane, final GridBlock b) {
		final int y0 = firstVoxel(b.y(), b.fromY()), y1 = lastVoxel(b.y(), b.toY()), x0 = firstVoxel(b.x(), b.fromX()), x1 = lastVoxel(b
			.x(), b.toX());
		return plane.get(new ai.djl.ndarray.index.NDIndex("{}:{}, {}:{}", y0 - b.originY(), y1 + 1 - b.originY(), x0 - b.originX(), x1 + 1 - b
			.originX()));
	}

	private static int firstVoxel(final GridAxis axis, final int from) {
		return axis.clamped(axis.below(from));
	}

	private static int lastVoxel(final GridAxis axis, final int to) {
		return axis.clamped(axis.below(to - 1) + 1);
	}

	private static NDArray alongY(final NDManager own, final NDArray part, final GridBlock b) {
		final Shape s = part.getShape();
		final NDArray matrix = own.create(weights(b.y(), b.fromY(), b.toY()), new Shape(b.rows(), s.get(0)));
		return matrix.matMul(part.reshape(s.get(0), s.get(1) * s.get(2))).reshape(b.rows(), s.get(1), s.get(2));
	}

	private static NDArray alongX(final NDManager own, final NDArray rows, final GridBlock b) {
		final NDArray matrix = own.create(weights(b.x(), b.fromX(), b.toX()), new Shape(b.columns(), rows.getShape().get(1)));
		return matrix.matMul(rows);
	}

	/** Rows of the matrix of linear interpolation with zeros outside, from the first voxel that counts to the last. */
	private static float[] weights(final GridAxis axis, final int from, final int to) {
		final int first = firstVoxel(axis, from), columns = lastVoxel(axis, to) + 1 - first;
		final float[] weights = new float[(to - from) * columns];
		for (int cell = from; cell < to; cell++) {
			final int below = axis.below(cell), at = (cell - from) * columns + below - first;
			final double t = axis.fraction(cell);
			if (below >= 0) weights[at] = (float) (1 - t);
			if (below + 1 < axis.size() && below + 1 - first < columns) weights[at + 1] = (float) t;
		}
		return weights;
	}

	private static NDArray chosen(final NDManager own, final NDArray rows, final GridBlock b) {
		if (b.wanted() == null) return rows;
		final long[] indices = new long[b.wanted().length];
		for (int k = 0; k < indices.length; k++) indices[k] = b.wanted()[k];
		return Neighbours.rows(rows, own.create(indices));
	}

	private static NDArray coordinates(final NDManager own, final GridBlock b) {
		final float[] q = new float[3 * b.wantedCells()];
		for (int k = 0; k < b.wantedCells(); k++) {
			q[3 * k] = b.z().coordinate(b.plane());
			q[3 * k + 1] = b.y().coordinate(b.row(k));
			q[3 * k + 2] = b.x().coordinate(b.column(k));
		}
		return own.create(q, new Shape(b.wantedCells(), 3));
	}

	private static NDArray attached(final NDManager own, final NDArray array) {
		array.attach(own);
		return array;
	}
}
