package io.github.ddasr.quality;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The sum of the singular values of a dense matrix (its nuclear norm), without the vectors. Householder
 * reflections from both sides make the matrix bidiagonal (Golub, Kahan 1965); the singular values of a bidiagonal
 * matrix are the positive eigenvalues of a tridiagonal one of twice the size with zeros on its diagonal. Each is
 * right to rounding relative to the largest, unlike roots of the eigenvalues of MᵀM, half of whose digits are lost.
 */
final class SingularValues {

	/** Rows of one task; sums over rows are taken task by task, so that the threads do not change the result. */
	private static final int TASK = 64;

	private SingularValues() {}

	/**
	 * @param matrix any size; destroyed
	 * @return the sum of its singular values
	 */
	static double sum(final double[][] matrix) {
		final double[][] m = matrix.length >= matrix[0].length ? matrix : flipped(matrix);
		final int n = m[0].length;
		// Diagonal and superdiagonal in turn are the off-diagonal of the tridiagonal matrix.
		final double[] off = new double[2 * n];
		bidiagonal(m, off);
		final double[] values = Tridiagonal.eigenvalues(new double[2 * n], off);
		double sum = 0;
		for (final double v : values) sum += Math.abs(v);
		return sum / 2;
	}

	private static void bidiagonal(final double[][] m, final double[] off) {
		final int n = m[0].length;
		for (int k = 0; k < n; k++) {
			final int column = k;
			final double[] u = new double[m.length];
			for (int i = k; i < m.length; i++) u[i] = m[i][column];
			final double left = reflection(u, k, m.length, off, 2 * k);
			final double[] y = leftSums(m, u, k, left);
			final double[] v = new double[n];
			for (int j = k + 1; j < n; j++) v[j] = m[k][j] - u[k] * y[j];
			final double right = k + 1 < n ? reflection(v, k + 1, n, off, 2 * k + 1) : 0;
			tasks(k + 1, m.length).forEach(start -> {
				for (int i = start; i < Math.min(m.length, start + TASK); i++) reflect(m[i], u[i], y, v, right, column + 1);
			});
		}
	}

	/** Both reflections on one row, while it is in the cache. */
	private static void reflect(final double[] row, final double u, final double[] y, final double[] v,
		final double right, final int from)
	{
		Rows.add(row, -u, y, from, row.length);
		if (right != 0) Rows.add(row, -right * Rows.dot(row, v, from, row.length), v, from, row.length);
	}

	/** factor · uᵀ M for the columns behind k. */
	private static double[] leftSums(final double[][] m, final double[] u, final int k, final double factor) {
		final int n = m[0].length;
		final double[] y = new double[n];
		if (factor == 0) return y;
		final double[][] parts = tasks(k, m.length).mapToObj(start -> {
			final double[] part = new double[n];
			for (int i = start; i < Math.min(m.length, start + TASK); i++) Rows.add(part, u[i], m[i], k + 1, n);
			return part;
		}).toArray(double[][]::new);
		for (final double[] part : parts) Rows.add(y, factor, part, k + 1, n);
		return y;
	}

	/**
	 * Turns a column into the vector of the reflection that leaves only its first entry; that entry goes to
	 * {@code result}.
	 *
	 * @return 2 / |vector|², 0 if nothing is to be done
	 */
	private static double reflection(final double[] x, final int from, final int to, final double[] result,
		final int at)
	{
		final double rest = Rows.dot(x, x, from + 1, to);
		result[at] = x[from];
		if (rest == 0) return 0;
		final double length = Math.copySign(Math.sqrt(x[from] * x[from] + rest), x[from]);
		result[at] = -length;
		x[from] += length;
		return 2 / (x[from] * x[from] + rest);
	}

	private static IntStream tasks(final int from, final int to) {
		final IntStream starts = IntStream.range(0, (to - from + TASK - 1) / TASK).map(t -> from + t * TASK);
		return to - from > 4 * TASK ? starts.parallel() : starts;
	}

	private static double[][] flipped(final double[][] m) {
		final double[][] result = new double[m[0].length][m.length];
		for (int i = 0; i < result.length; i++) {
			final int column = i;
			Arrays.setAll(result[i], j -> m[j][column]);
		}
		return result;
	}
}
