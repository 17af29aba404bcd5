package io.github.ddasr.quality;

import java.util.Arrays;

/**
 * A factor F of a covariance, S = Fᵀ F, with as few rows as it can have: the centred rows of a set over
 * √(n − 1) where n ≤ d, else the triangular factor of their QR decomposition. S itself is never formed, so that
 * its small eigenvalues keep their digits.
 * <p>
 * The decomposition takes {@value #BLOCK} rows at a time and folds them into the triangle by Householder
 * reflections (Golub, Van Loan: Matrix Computations, 4th edition, 5.2 and 6.5.3), 2 n d² operations in all, on
 * pieces that fit a processor's cache.
 */
final class CenteredRows {

	private static final int BLOCK = 32;
	/** Share of the trace below which the square of a remainder is nothing but rounding. */
	private static final double ROUNDING = 1e-40;

	private CenteredRows() {}

	/**
	 * @param set a set of at least 2 rows
	 * @param mean its column means
	 * @return min(n, d) rows of length d
	 */
	static double[][] factor(final FeatureMatrix set, final double[] mean) {
		final int n = set.rows(), d = set.columns();
		if (n <= d) return rows(set, mean, 0, n);
		final double[][] triangle = new double[d][d];
		double trace = 0;
		for (int from = 0; from < n; from += BLOCK) {
			final double[][] rows = rows(set, mean, from, Math.min(n, from + BLOCK));
			for (final double[] row : rows) trace += Rows.dot(row, row, 0, d);
			fold(triangle, rows, ROUNDING * trace);
		}
		return triangle;
	}

	/** Rows from … to − 1, centred, over √(n − 1). */
	private static double[][] rows(final FeatureMatrix set, final double[] mean, final int from, final int to) {
		final double scale = 1 / Math.sqrt(set.rows() - 1.0);
		final double[][] rows = new double[to - from][set.columns()];
		for (int r = 0; r < rows.length; r++) for (int c = 0; c < mean.length; c++) {
			rows[r][c] = (set.values()[(from + r) * mean.length + c] - mean[c]) * scale;
		}
		return rows;
	}

	/** Makes the triangle that of itself with the rows below it; the rows become zero. */
	private static void fold(final double[][] triangle, final double[][] rows, final double negligible) {
		final int d = triangle.length;
		final double[] sum = new double[d];
		final double[] u = new double[rows.length];
		for (int k = 0; k < d; k++) {
			double square = 0;
			for (int r = 0; r < rows.length; r++) {
				u[r] = rows[r][k];
				square += u[r] * u[r];
			}
			// Rounding that is reflected again and again would end below the smallest number.
			if (square <= negligible) continue;
			// The reflection of (triangle[k][k], rows[.][k]) onto the first axis, with the sign that avoids cancellation.
			final double head = triangle[k][k];
			final double length = Math.copySign(Math.sqrt(head * head + square), head);
			final double first = head + length;
			final double factor = 2 / (first * first + square);
			Arrays.fill(sum, k, d, 0);
			Rows.add(sum, first, triangle[k], k, d);
			for (int r = 0; r < rows.length; r++) Rows.add(sum, u[r], rows[r], k, d);
			Rows.add(triangle[k], -factor * first, sum, k, d);
			for (int r = 0; r < rows.length; r++) Rows.add(rows[r], -factor * u[r], sum, k, d);
		}
	}
}
