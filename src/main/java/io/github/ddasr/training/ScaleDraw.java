package io.github.ddasr.training;

import java.util.SplittableRandom;

/**
 * How much coarser a scan is made along each axis.
 *
 * @param kind which family of scales
 * @param axis the thick axis (0 = z) of thick slices, else −1
 * @param scales fine voxels per coarse voxel along z, y, x, wanted ones; sizes are whole numbers
 */
record ScaleDraw(Kind kind, int axis, double[] scales) {

	/** Families of scales; only scans of one family have patches of one shape. */
	enum Kind {
		/** All axes alike. */
		ALIKE,
		/** One axis alone. */
		THICK,
		/** Each axis on its own. */
		FREE
	}

	private static final double P_FREE = 0.1, P_THICK = 0.35, P_SMALL = 0.15;
	/** Scales of interest begin here; smaller ones are learned from few examples. */
	private static final double USUAL = 2;

	static ScaleDraw draw(final ArssrOptions o, final SplittableRandom random) {
		final double kind = random.nextDouble();
		if (kind < P_FREE) return new ScaleDraw(Kind.FREE, -1, new double[] { uniform(1, o.largest(), random), uniform(1, o.largest(),
			random), uniform(1, o.largest(), random) });
		if (kind < P_FREE + P_THICK && o.thick() > 0) return thick(random.nextInt(3), uniform(USUAL, o.thick(), random));
		final boolean small = o.smallest() < USUAL && (o.largest() <= USUAL || random.nextDouble() < P_SMALL);
		return alike(small ? uniform(o.smallest(), Math.min(USUAL, o.largest()), random) : uniform(Math.max(USUAL, o.smallest()), o
			.largest(), random));
	}

	static ScaleDraw alike(final double scale) {
		return new ScaleDraw(Kind.ALIKE, -1, new double[] { scale, scale, scale });
	}

	static ScaleDraw thick(final int axis, final double scale) {
		final double[] scales = { 1, 1, 1 };
		scales[axis] = scale;
		return new ScaleDraw(Kind.THICK, axis, scales);
	}

	/**
	 * @param patch side of a patch in coarse voxels
	 * @return sides of this family's patches, with the thick axis where it is
	 */
	int[] shape(final int patch) {
		return shape(kind, axis, patch);
	}

	static int[] shape(final Kind kind, final int axis, final int patch) {
		if (kind != Kind.THICK) return new int[] { patch, patch, patch };
		final int[] shape = { 3 * patch / 2, 3 * patch / 2, 3 * patch / 2 };
		shape[axis] = patch / 2;
		return shape;
	}

	/**
	 * @param size fine voxels
	 * @param least coarse voxels that there must be, no more than fine ones
	 * @return coarse voxels
	 */
	int[] coarse(final int[] size, final int[] least) {
		final int[] coarse = new int[3];
		for (int d = 0; d < 3; d++) coarse[d] = Math.max(least[d], (int) (size[d] / scales[d] + 1e-9));
		return coarse;
	}

	private static double uniform(final double a, final double b, final SplittableRandom random) {
		return a + (b - a) * random.nextDouble();
	}
}
