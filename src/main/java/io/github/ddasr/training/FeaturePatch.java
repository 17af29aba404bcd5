package io.github.ddasr.training;

import java.util.List;
import java.util.SplittableRandom;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Slices;

/**
 * A square cut out of a slice, made worse or not, turned or not, and the answers to what a feature network is
 * asked about it.
 *
 * @param values side × side, in the volume's intensity window
 * @param kind number of the degradation, 0 for none
 * @param strength 0 … 1
 * @param direction of the slice: the ordinal of its {@link Axis}
 * @param turn quarter turns, 0 to 3
 * @param position of its middle in the volume: along the slices, along x, along y; each 0 … 1 from left, back, feet
 */
record FeaturePatch(float[] values, int kind, double strength, int direction, int turn, double[] position) {

	/** Cut around the patch before it is degraded, so that nothing of the border is seen in it. */
	private static final int MARGIN = 16;
	private static final double LEAST_CONTENT = 0.3;
	private static final double LEAST_STRENGTH = 0.1;
	private static final int ATTEMPTS = 50;

	/** What may be done to a patch. */
	enum Wish {
		/** Contrast and turns vary, one degradation or none. */
		ANY,
		/** As it is in the volume. */
		CLEAN
	}

	/** Draws a patch that has brain in it, with equal chances per volume and direction. */
	static FeaturePatch draw(final List<TrainingVolume> volumes, final FeatureQuestions questions, final int side,
		final Wish wish, final SplittableRandom random)
	{
		final TrainingVolume volume = volumes.get(random.nextInt(volumes.size()));
		final int dimension = random.nextInt(3);
		final Cut cut = Cut.draw(volume, dimension, side + 2 * MARGIN, random);
		final int direction = direction(volume.volume().geometry(), dimension);
		float[] values = cut.values;
		if (wish == Wish.CLEAN) return new FeaturePatch(middle(values, side), 0, 0, direction, 0, cut.position);
		vary(values, random);
		final int kind = random.nextInt(questions.kindCount());
		final double strength = kind == 0 ? 0 : LEAST_STRENGTH + (1 - LEAST_STRENGTH) * random.nextDouble();
		if (kind > 0) values = questions.degradation(kind).apply(values, side + 2 * MARGIN, side + 2 * MARGIN, strength, 1,
			random);
		final int turn = random.nextInt(FeatureQuestions.TURNS);
		return new FeaturePatch(turned(middle(values, side), side, turn), kind, strength, direction, turn, cut.position);
	}

	private static int direction(final Geometry geometry, final int dimension) {
		for (final Axis axis : Axis.values()) if (geometry.dimensionOf(axis) == dimension) return axis.ordinal();
		throw new IllegalStateException("every dimension lies along an axis");
	}

	/** Other scanners, other contrast: v ↦ gain · v^gamma. */
	private static void vary(final float[] values, final SplittableRandom random) {
		final double gain = 0.75 + 0.5 * random.nextDouble(), gamma = Math.exp(0.35 * (2 * random.nextDouble() - 1));
		for (int i = 0; i < values.length; i++) values[i] = (float) (gain * Math.pow(values[i], gamma));
	}

	private static float[] middle(final float[] values, final int side) {
		final float[] part = new float[side * side];
		for (int y = 0; y < side; y++) {
			System.arraycopy(values, (y + MARGIN) * (side + 2 * MARGIN) + MARGIN, part, y * side, side);
		}
		return part;
	}

	/** Quarter turns, each taking what was above to the left. */
	static float[] turned(final float[] values, final int side, final int turns) {
		float[] result = values;
		for (int t = 0; t < turns; t++) {
			final float[] before = result;
			result = new float[values.length];
			for (int y = 0; y < side; y++) for (int x = 0; x < side; x++) result[(side - 1 - x) * side + y] = before[y * side + x];
		}
		return result;
	}

	/** A square of a slice, in [0, ∞), and the place of its middle in the volume. */
	private record Cut(float[] values, double[] position) {

		static Cut draw(final TrainingVolume volume, final int dimension, final int side, final SplittableRandom random) {
			Cut cut = null;
			for (int attempt = 0; attempt < ATTEMPTS && (cut == null || cut.content() < LEAST_CONTENT); attempt++) {
				cut = at(volume, dimension, random.nextDouble(), random.nextDouble(), random.nextDouble(), side);
			}
			return cut;
		}

		private static Cut at(final TrainingVolume volume, final int dimension, final double along, final double across,
			final double up, final int side)
		{
			final var voxels = volume.volume().voxels();
			final int w = Slices.width(voxels, dimension), h = Slices.height(voxels, dimension);
			final int index = (int) (along * volume.slices(dimension));
			final float[] slice = Slices.read(voxels, dimension, index);
			final boolean flipX = reversed(volume, Slices.xDimension(dimension)), flipY = reversed(volume, Slices.yDimension(
				dimension));
			// Where the slice is smaller than the square there is air around it.
			final int x0 = (int) Math.floor(across * (w - side + 1)), y0 = (int) Math.floor(up * (h - side + 1));
			final float[] values = new float[side * side];
			for (int y = 0; y < side; y++) for (int x = 0; x < side; x++) {
				final int sx = x0 + x, sy = y0 + y;
				if (sx < 0 || sy < 0 || sx >= w || sy >= h) continue;
				final float v = slice[(flipY ? h - 1 - sy : sy) * w + (flipX ? w - 1 - sx : sx)];
				values[y * side + x] = Math.max(0, volume.window().normalise(v));
			}
			final double place = (index + 0.5) / volume.slices(dimension);
			return new Cut(values, new double[] { reversed(volume, dimension) ? 1 - place : place, (x0 + side / 2.0) / w, (y0 +
				side / 2.0) / h });
		}

		/** Whether the array runs against the world's axis. */
		private static boolean reversed(final TrainingVolume volume, final int dimension) {
			final Geometry geometry = volume.volume().geometry();
			final int world = Axis.values()[direction(geometry, dimension)].world();
			return geometry.affine()[world][dimension] < 0;
		}

		private double content() {
			int n = 0;
			for (final float v : values) if (v > 0.1f) n++;
			return n / (double) values.length;
		}
	}
}
