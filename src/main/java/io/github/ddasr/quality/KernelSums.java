package io.github.ddasr.quality;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Sums of the kernel (x·y/d + 1)³ from each row of two sets to all others; all that the estimate and its jackknife
 * need.
 */
final class KernelSums {

	/** Rows whose kernels exist at the same time. */
	private static final int BATCH = 256;

	private final double[] withinA;
	private final double[] withinB;
	private final double[] betweenA;
	private final double[] betweenB;

	private KernelSums(final FeatureMatrix a, final FeatureMatrix b) {
		final double[][] rowsA = rows(a), rowsB = rows(b);
		withinA = within(rowsA);
		withinB = within(rowsB);
		betweenA = new double[rowsA.length];
		betweenB = new double[rowsB.length];
		add(rowsA, rowsB, betweenA, betweenB);
	}

	/**
	 * @param a a set of at least 2 rows
	 * @param b another one of the same features
	 * @return the sums
	 */
	static KernelSums of(final FeatureMatrix a, final FeatureMatrix b) {
		return new KernelSums(a, b);
	}

	/** @return the squared distance without bias */
	double distance() {
		return distance(total(withinA), withinA.length, total(withinB), withinB.length, total(betweenA));
	}

	/** @return its standard error by leaving out each row of either set once; at least 3 rows each */
	double standardError() {
		final int n = withinA.length, m = withinB.length;
		final double a = total(withinA), b = total(withinB), ab = total(betweenA);
		final double[] withoutA = IntStream.range(0, n).mapToDouble(i -> //
		distance(a - 2 * withinA[i], n - 1, b, m, ab - betweenA[i])).toArray();
		final double[] withoutB = IntStream.range(0, m).mapToDouble(i -> //
		distance(a, n, b - 2 * withinB[i], m - 1, ab - betweenB[i])).toArray();
		return Math.sqrt(jackknife(withoutA) + jackknife(withoutB));
	}

	private static double distance(final double a, final int n, final double b, final int m, final double ab) {
		return a / n / (n - 1) + b / m / (m - 1) - 2 * ab / n / m;
	}

	private static double jackknife(final double[] estimates) {
		final double mean = total(estimates) / estimates.length;
		double sum = 0;
		for (final double e : estimates) sum += (e - mean) * (e - mean);
		return sum * (estimates.length - 1) / estimates.length;
	}

	private static double[] within(final double[][] rows) {
		final double[] sums = new double[rows.length];
		add(rows, rows, sums, new double[rows.length]);
		for (int i = 0; i < sums.length; i++) sums[i] -= cube(Rows.dot(rows[i], rows[i], 0, rows[i].length));
		return sums;
	}

	/** Adds the kernels between all rows to the sums of either side. */
	private static void add(final double[][] a, final double[][] b, final double[] sumsA, final double[] sumsB) {
		for (int from = 0; from < a.length; from += BATCH) {
			final double[][] products = Rows.timesTransposed(Arrays.copyOfRange(a, from, Math.min(a.length, from + BATCH)), b);
			for (int i = 0; i < products.length; i++) for (int j = 0; j < b.length; j++) {
				final double kernel = cube(products[i][j]);
				sumsA[from + i] += kernel;
				sumsB[j] += kernel;
			}
		}
	}

	private static double cube(final double product) {
		final double base = product + 1;
		return base * base * base;
	}

	/** The rows over √d, so that their products are x·y/d. */
	private static double[][] rows(final FeatureMatrix set) {
		final double scale = 1 / Math.sqrt(set.columns());
		final double[][] rows = new double[set.rows()][set.columns()];
		for (int r = 0; r < rows.length; r++) for (int c = 0; c < set.columns(); c++) {
			rows[r][c] = set.values()[r * set.columns() + c] * scale;
		}
		return rows;
	}

	private static double total(final double[] values) {
		return Arrays.stream(values).sum();
	}
}
