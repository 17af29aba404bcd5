package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

import io.github.ddasr.model.ArssrShape;

/**
 * Our decoder: each of the eight voxels around a point weighs its own features and says by how much the value there differs from the
 * zero-filled scan; the weights follow from where the point lies relative to the voxel, from the size of the wanted cell and from how
 * sharp the volume is along each axis ({@link Sharpness}). The eight answers are blended by linear weights. Outside the volume the border
 * counts. An untrained one changes nothing.
 * <p>
 * Relative places, cell size and blending are those of LIIF (Chen et al. 2021); that a small network predicts weights for features, and not
 * values from both together, is the idea of Meta-SR (Hu et al. 2019): it learns much sooner, and on a grid, where places recur,
 * there is little to compute.
 */
final class LocalDecoder implements PointDecoder {

	/** Place of a point, size of the cell, sharpness of the volume. */
	private static final int PLACE = 6 + Sharpness.COUNT, SIZES = 3;

	private final Linear[] hidden;
	private final Linear last;
	private final NDArray share;

	LocalDecoder(final Parameters p, final ArssrShape c) {
		final int width = c.decoderWidth();
		hidden = new Linear[c.decoderLayers() - 1];
		for (int k = 0; k < hidden.length; k++) hidden[k] = Linear.usual(p, "decoder.hidden." + k, k == 0 ? PLACE : width, width);
		last = Linear.zero(p, "decoder.last", width, c.features());
		// In a step of Adam every weight moves by as much; without this the value would move by that times their number.
		share = Constants.scalar(p.manager(), 2f / width);
	}

	@Override
	public NDArray at(final NDArray volume, final NDArray features, final NDArray points, final NDArray cells) {
		final NDManager manager = features.getManager();
		final Neighbours near = new Neighbours(points, volume.getShape());
		final NDArray rows = Neighbours.asRows(features);
		final float[] known = known(cells, volume);
		NDArray sum = null;
		for (int n = 0; n < Neighbours.COUNT; n++) {
			final NDArray answers = Neighbours.rows(rows, near.indices(manager, n)).mul(weights(near.places(manager, n, known))).mul(near.weights(
				manager, n, false));
			sum = sum == null ? answers : sum.add(answers);
		}
		return sum.sum(new int[] { 1 }).reshape(points.getShape().get(0), points.getShape().get(1));
	}

	/** Sizes of the cells and sharpness of each volume; the latter is that of what is there, where nobody says it. */
	private static float[] known(final NDArray cells, final NDArray volume) {
		final int count = (int) volume.getShape().get(0), given = (int) cells.getShape().get(1);
		final float[] sizes = cells.toFloatArray();
		if (given > SIZES) return sizes;
		final float[] values = volume.toFloatArray(), all = new float[count * (SIZES + Sharpness.COUNT)];
		final int[] size = { (int) volume.getShape().get(2), (int) volume.getShape().get(3), (int) volume.getShape().get(4) };
		for (int n = 0; n < count; n++) {
			System.arraycopy(sizes, n * SIZES, all, n * (SIZES + Sharpness.COUNT), SIZES);
			System.arraycopy(Sharpness.ofPart(values, n * values.length / count, size), 0, all, n * (SIZES + Sharpness.COUNT) + SIZES,
				Sharpness.COUNT);
		}
		return all;
	}

	/** Weights of the features for voxels at these places, one row for each. */
	private NDArray weights(final NDArray places) {
		return Scoped.call(places, x -> {
			NDArray y = x;
			for (final Linear layer : hidden) {
				final NDArray before = y;
				try (NDArray sum = layer.apply(before)) {
					y = Activation.relu(sum);
				}
				if (before != x) before.close();
			}
			try (NDArray made = y; NDArray part = made.mul(share)) {
				return last.apply(part);
			}
		});
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
		final Four four = new Four(b, y, x, plane.getShape().get(1));
		final NDArray rows = Neighbours.rows(plane.reshape(-1, plane.getShape().get(2)), own.create(four.indices));
		rows.attach(own);
		final NDArray kinds = weights(own.create(places(b, above, y, x), new Shape(y.kinds() * x.kinds(), PLACE)));
		final float[] answers = rows.mul(Neighbours.rows(kinds, own.create(four.kinds))).sum(new int[] { 1 }).toFloatArray();
		for (int k = 0; k < answers.length; k++) sum[k / Four.COUNT] += (float) weight * four.weights[k] * answers[k];
	}

	/** The different places that a voxel of one side of the plane can have, those along y the outer ones, each with the cell's size behind it. */
	private static float[] places(final GridBlock b, final boolean above, final Side y, final Side x) {
		final float z = (float) (b.z().position(b.plane()) - voxel(b.z(), b.plane(), above));
		final float[] places = new float[y.kinds() * x.kinds() * PLACE];
		int at = 0;
		for (int j = 0; j < y.kinds(); j++) for (int i = 0; i < x.kinds(); i++) {
			places[at++] = z;
			places[at++] = y.places.get(j);
			places[at++] = x.places.get(i);
			places[at++] = b.z().cell();
			places[at++] = b.y().cell();
			places[at++] = b.x().cell();
			for (final float look : b.sharpness()) places[at++] = look;
		}
		return places;
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

	/** The voxels below and above each row or column of a block: which, at which of the places that occur, with what weight; in turn. */
	private static final class Side {

		/** Places that differ by less are one. */
		private static final double SAME = 1e-5;

		private final int[] voxels, kind;
		private final List<Float> places = new ArrayList<>();
		private final float[] weights;

		Side(final GridAxis axis, final int from, final int to, final int origin) {
			final int n = to - from;
			voxels = new int[2 * n];
			kind = new int[2 * n];
			weights = new float[2 * n];
			final Map<Long, Integer> known = new HashMap<>();
			for (int k = 0; k < 2 * n; k++) {
				final int cell = from + k / 2, voxel = voxel(axis, cell, k % 2 == 1);
				final double place = axis.position(cell) - voxel;
				voxels[k] = voxel - origin;
				kind[k] = known.computeIfAbsent(Math.round(place / SAME), key -> {
					places.add((float) place);
					return places.size() - 1;
				});
				weights[k] = (float) (k % 2 == 1 ? axis.fraction(cell) : 1 - axis.fraction(cell));
			}
		}

		int kinds() {
			return places.size();
		}
	}

	/** The four voxels in one plane around each wanted cell. */
	private static final class Four {

		static final int COUNT = 4;

		private final long[] indices, kinds;
		private final float[] weights;

		Four(final GridBlock b, final Side y, final Side x, final long width) {
			final int n = COUNT * b.wantedCells();
			indices = new long[n];
			kinds = new long[n];
			weights = new float[n];
			for (int k = 0; k < n; k++) {
				final int j = 2 * (b.row(k / COUNT) - b.fromY()) + k / 2 % 2, i = 2 * (b.column(k / COUNT) - b.fromX()) + k % 2;
				indices[k] = y.voxels[j] * width + x.voxels[i];
				kinds[k] = y.kind[j] * x.kinds() + x.kind[i];
				weights[k] = y.weights[j] * x.weights[i];
			}
		}
	}
}
