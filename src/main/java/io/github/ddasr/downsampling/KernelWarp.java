package io.github.ddasr.downsampling;

import io.github.ddasr.volume.Kernel;

/** Shifts and stretches a square of values by cubic-spline interpolation, zeros around it. */
final class KernelWarp {

	private KernelWarp() {}

	/**
	 * @param values row major, size × size
	 * @param size side of the square
	 * @param newSize side of the result
	 * @param by how much larger things get
	 * @param dx column at which the old column 0 comes to lie
	 * @param dy row at which the old row 0 comes to lie
	 * @return newSize × newSize values
	 */
	static double[] apply(final double[] values, final int size, final int newSize, final double by, final double dx,
		final double dy)
	{
		final double[][] columns = matrix(size, newSize, by, dx), rows = matrix(size, newSize, by, dy);
		final double[] wide = new double[size * newSize];
		for (int y = 0; y < size; y++) for (int x = 0; x < newSize; x++) for (int i = 0; i < size; i++) {
			wide[y * newSize + x] += columns[x][i] * values[y * size + i];
		}
		final double[] result = new double[newSize * newSize];
		for (int y = 0; y < newSize; y++) for (int i = 0; i < size; i++) for (int x = 0; x < newSize; x++) {
			result[y * newSize + x] += rows[y][i] * wide[i * newSize + x];
		}
		return result;
	}

	private static double[][] matrix(final int size, final int newSize, final double by, final double shift) {
		final double[][] matrix = new double[newSize][size];
		for (int o = 0; o < newSize; o++) for (int i = 0; i < size; i++) {
			matrix[o][i] = Kernel.BSPLINE.at((o - shift) / by - i);
		}
		return matrix;
	}
}
