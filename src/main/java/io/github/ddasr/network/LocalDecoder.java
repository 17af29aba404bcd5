package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

/**
 * Our decoder: each of the eight voxels around a point says from its own features, from where the point lies relative to it, and from
 * the size of the wanted cell how much the value there differs from Lanczos interpolation; the answers are blended by linear weights. An
 * untrained one gives that interpolation. Outside the volume the border counts.
 * <p>
 * The first layer is linear in the features, so that it is applied to each voxel once and not for each point.
 */
final class LocalDecoder implements PointDecoder {

	private static final int PLACE = 6;

	private final Parameters.Weight fromFeatures;
	private final Linear fromPlace;
	private final Linear[] hidden;
	private final Linear last;

	LocalDecoder(final Parameters p, final ArssrConfiguration c) {
		final int width = c.decoderWidth();
		fromFeatures = p.get("decoder.features.weight", new long[] { width, c.features() }, Initialisation.kaiming(1));
		fromPlace = Linear.usual(p, "decoder.place", PLACE, width);
		hidden = new Linear[c.decoderLayers() - 2];
		for (int k = 0; k < hidden.length; k++) hidden[k] = Linear.usual(p, "decoder.hidden." + k, width, width);
		last = Linear.zero(p, "decoder.last", width, 1);
	}

	@Override
	public NDArray at(final NDArray volume, final NDArray features, final NDArray points, final NDArray cells) {
		final NDManager manager = features.getManager();
		final Neighbours near = new Neighbours(points, volume.getShape());
		final NDArray rows = projected(Neighbours.asRows(features));
		final float[] sizes = cells.toFloatArray();
		NDArray sum = near.interpolated(manager, volume);
		for (int n = 0; n < Neighbours.COUNT; n++) {
			sum = sum.add(answer(Neighbours.rows(rows, near.indices(manager, n)), near.places(manager, n, sizes)).mul(near.weights(manager, n,
				false)));
		}
		return sum.reshape(points.getShape().get(0), points.getShape().get(1));
	}

	private NDArray projected(final NDArray rows) {
		// The view would belong to the weights and stay as long as they do.
		try (NDArray turned = fromFeatures.array().transpose()) {
			return rows.matMul(turned);
		}
	}

	private NDArray answer(final NDArray projected, final NDArray places) {
		return Scoped.call(projected, x -> {
			try (NDArray place = fromPlace.apply(places); NDArray sum = x.add(place)) {
				NDArray y = Activation.relu(sum);
				for (final Linear layer : hidden) y = rectified(layer, y);
				return last.apply(y);
			}
		});
	}

	private static NDArray rectified(final Linear layer, final NDArray x) {
		try (x; NDArray sum = layer.apply(x)) {
			return Activation.relu(sum);
		}
	}

	@Override
	public NDArray prepared(final NDManager scope, final NDArray features) {
		final Shape s = features.getShape();
		final NDArray result = projected(features.reshape(-1, s.get(3))).reshape(s.get(0), s.get(1), s.get(2), -1);
		result.attach(scope);
		return result;
	}

	@Override
	public boolean isResidual() {
		return true;
	}

	@Override
	public float[] block(final NDManager scope, final GridBlock b) {
		try (NDManager own = scope.newSubManager()) {
			final float[] sum = new float[b.wantedCells()];
			final Side y = new Side(b.y(), b.fromY(), b.toY(), b.originY()), x = new Side(b.x(), b.fromX(), b.toX(), b.originX());
			add(sum, own, b, false, y, x);
			add(sum, own, b, true, y, x);
			return sum;
		}
	}

	/** The answers of the four voxels on one side of the plane, blended. */
	private void add(final float[] sum, final NDManager own, final GridBlock b, final boolean above, final Side y, final Side x) {
		final double weight = above ? b.z().fraction(b.plane()) : 1 - b.z().fraction(b.plane());
		if (weight == 0) return;
		final NDArray plane = above ? upper(b) : lower(b);
		final Four four = new Four(b, above, y, x, plane.getShape().get(1));
		final NDArray rows = Neighbours.rows(plane.reshape(-1, plane.getShape().get(2)), own.create(four.indices));
		rows.attach(own);
		final float[] answers = answer(rows, own.create(four.places, new Shape(four.indices.length, PLACE))).toFloatArray();
		for (int k = 0; k < answers.length; k++) sum[k / Four.COUNT] += (float) weight * four.weights[k] * answers[k];
	}

	private static NDArray lower(final GridBlock b) {
		return b.lower() == null ? b.upper() : b.lower();
	}

	private static NDArray upper(final GridBlock b) {
		return b.upper() == null ? b.lower() : b.upper();
	}

	private static int voxel(final GridAxis axis, final int cell, final boolean above) {
		return axis.clamped(axis.below(cell) + (above ? 1 : 0));
	}

	/** The voxels below and above each row or column of a block: which, how far, with what weight; below and above in turn. */
	private static final class Side {

		private final int[] voxels;
		private final float[] places, weights;

		Side(final GridAxis axis, final int from, final int to, final int origin) {
			final int n = to - from;
			voxels = new int[2 * n];
			places = new float[2 * n];
			weights = new float[2 * n];
			for (int k = 0; k < 2 * n; k++) {
				final int cell = from + k / 2, voxel = voxel(axis, cell, k % 2 == 1);
				voxels[k] = voxel - origin;
				places[k] = (float) (axis.position(cell) - voxel);
				weights[k] = (float) (k % 2 == 1 ? axis.fraction(cell) : 1 - axis.fraction(cell));
			}
		}
	}

	/** The four voxels in one plane around each wanted cell. */
	private static final class Four {

		static final int COUNT = 4;

		private final long[] indices;
		private final float[] places, weights;

		Four(final GridBlock b, final boolean above, final Side y, final Side x, final long width) {
			final int n = COUNT * b.wantedCells();
			indices = new long[n];
			weights = new float[n];
			places = new float[PLACE * n];
			final float z = (float) (b.z().position(b.plane()) - voxel(b.z(), b.plane(), above));
			final float[] cell = { b.z().cell(), b.y().cell(), b.x().cell() };
			for (int k = 0, at = 0; k < n; k++) {
				final int j = 2 * (b.row(k / COUNT) - b.fromY()) + k / 2 % 2, i = 2 * (b.column(k / COUNT) - b.fromX()) + k % 2;
				indices[k] = y.voxels[j] * width + x.voxels[i];
				weights[k] = y.weights[j] * x.weights[i];
				places[at++] = z;
				places[at++] = y.places[j];
				places[at++] = x.places[i];
				for (final float c : cell) places[at++] = c;
			}
		}
	}
}
