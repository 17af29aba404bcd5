package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

/**
 * Our decoder: each of the eight voxels around a point says from its own features, from where the point lies relative to it, and from
 * the size of the wanted cell how much the value there differs from its own; the answers are blended by linear weights. An untrained
 * one gives the linear interpolation of the volume. Outside the volume the border counts.
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
		fromFeatures = p.get("decoder.features.weight", new long[] { width, c.features() }, Initialisation.FAN_IN);
		fromPlace = Linear.usual(p, "decoder.place", PLACE, width);
		hidden = new Linear[c.decoderLayers() - 2];
		for (int k = 0; k < hidden.length; k++) hidden[k] = Linear.usual(p, "decoder.hidden." + k, width, width);
		last = Linear.zero(p, "decoder.last", width, 1);
	}

	@Override
	public NDArray at(final NDArray volume, final NDArray features, final NDArray points, final NDArray cells) {
		final NDManager manager = features.getManager();
		final Neighbours near = new Neighbours(points, volume.getShape());
		final NDArray rows = projected(Neighbours.asRows(features)), values = Neighbours.asRows(volume);
		final float[] sizes = cells.toFloatArray();
		NDArray sum = null;
		for (int n = 0; n < Neighbours.COUNT; n++) {
			final NDArray indices = near.indices(manager, n);
			final NDArray answer = answer(Neighbours.rows(rows, indices), near.places(manager, n, sizes)).add(Neighbours.rows(values,
				indices)).mul(near.weights(manager, n, false));
			sum = sum == null ? answer : sum.add(answer);
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
			NDArray sum = null;
			for (int n = 0; n < Neighbours.COUNT; n++) {
				final NDArray plane = (n & 4) == 0 ? lower(b) : upper(b);
				final NDArray rows = Neighbours.rows(plane.reshape(-1, plane.getShape().get(2)), own.create(indices(b, plane, n)));
				rows.attach(own);
				final NDArray weighted = answer(rows, own.create(places(b, n), new Shape(b.wantedCells(), PLACE))).mul(own.create(weights(b, n),
					new Shape(b.wantedCells(), 1)));
				sum = sum == null ? weighted : sum.add(weighted);
			}
			return sum.toFloatArray();
		}
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

	private static long[] indices(final GridBlock b, final NDArray plane, final int n) {
		final long width = plane.getShape().get(1);
		final long[] indices = new long[b.wantedCells()];
		for (int k = 0; k < indices.length; k++) {
			indices[k] = (voxel(b.y(), b.row(k), (n & 2) != 0) - b.originY()) * width + voxel(b.x(), b.column(k), (n & 1) != 0) - b.originX();
		}
		return indices;
	}

	private static float[] places(final GridBlock b, final int n) {
		final float[] places = new float[PLACE * b.wantedCells()];
		for (int k = 0, at = 0; k < b.wantedCells(); k++) {
			places[at++] = place(b.z(), b.plane(), (n & 4) != 0);
			places[at++] = place(b.y(), b.row(k), (n & 2) != 0);
			places[at++] = place(b.x(), b.column(k), (n & 1) != 0);
			places[at++] = b.z().cell();
			places[at++] = b.y().cell();
			places[at++] = b.x().cell();
		}
		return places;
	}

	private static float place(final GridAxis axis, final int cell, final boolean above) {
		return (float) (axis.position(cell) - voxel(axis, cell, above));
	}

	private static float[] weights(final GridBlock b, final int n) {
		final float[] weights = new float[b.wantedCells()];
		for (int k = 0; k < weights.length; k++) {
			weights[k] = (float) (weight(b.z(), b.plane(), (n & 4) != 0) * weight(b.y(), b.row(k), (n & 2) != 0) * weight(b.x(), b.column(k),
				(n & 1) != 0));
		}
		return weights;
	}

	private static double weight(final GridAxis axis, final int cell, final boolean above) {
		return above ? axis.fraction(cell) : 1 - axis.fraction(cell);
	}
}
