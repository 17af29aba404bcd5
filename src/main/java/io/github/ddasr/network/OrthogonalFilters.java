package io.github.ddasr.network;

import java.util.SplittableRandom;

/**
 * Random filters that are orthogonal to each other and of length √2 (Saxe et al. 2014): the start of feature
 * networks. Where there are more filters than values in one, the columns are orthogonal instead.
 */
final class OrthogonalFilters {

	/** Output channels first; all other axes count as one. */
	static final Initialisation RULE = OrthogonalFilters::values;

	private static final double GAIN = Math.sqrt(2);

	private OrthogonalFilters() {}

	private static float[] values(final long[] shape, final long seed) {
		final int rows = (int) shape[0];
		int columns = 1;
		for (int i = 1; i < shape.length; i++) columns *= (int) shape[i];
		final boolean wide = columns >= rows;
		final double[][] q = orthonormal(Math.min(rows, columns), Math.max(rows, columns), new SplittableRandom(seed));
		final float[] values = new float[rows * columns];
		for (int r = 0; r < rows; r++) for (int c = 0; c < columns; c++) {
			values[r * columns + c] = (float) (GAIN * (wide ? q[r][c] : q[c][r]));
		}
		return values;
	}

	/** Gram and Schmidt's method, each vector twice over the earlier ones against rounding. */
	private static double[][] orthonormal(final int count, final int length, final SplittableRandom random) {
		final double[][] q = new double[count][length];
		for (int k = 0; k < count; k++) {
			for (int i = 0; i < length; i++) q[k][i] = normal(random);
			for (int pass = 0; pass < 2; pass++) for (int j = 0; j < k; j++) subtract(q[k], q[j], dot(q[k], q[j]));
			final double norm = Math.sqrt(dot(q[k], q[k]));
			for (int i = 0; i < length; i++) q[k][i] /= norm;
		}
		return q;
	}

	private static double normal(final SplittableRandom random) {
		return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
		return sum;
	}

	private static void subtract(final double[] a, final double[] b, final double factor) {
		for (int i = 0; i < a.length; i++) a[i] -= factor * b[i];
	}
}
