package io.github.ddasr.comparison;

/**
 * From which grid to which a method enlarges. All arrays are in the order z, y, x.
 *
 * @param scales what was asked for, 1 for an axis that stays as it is
 * @param coarse voxels of the coarse volume
 * @param fine voxels of the enlarged one: (int) (coarse · scale)
 */
public record AnyScaleGrid(double[] scales, int[] coarse, int[] fine) {

	/** @return the only axis that stays as it is while both others grow by the same scale; −1 if there is none */
	public int sliceAxis() {
		for (int d = 0; d < 3; d++) {
			final double a = scales[(d + 1) % 3], b = scales[(d + 2) % 3];
			if (scales[d] == 1 && a == b && a > 1) return d;
		}
		return -1;
	}

	/** @return the scale of the slices of a grid that has a {@link #sliceAxis} */
	public double sliceScale() {
		return scales[(sliceAxis() + 1) % 3];
	}
}
