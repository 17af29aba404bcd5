package io.github.ddasr.quality;

/**
 * Sums over a population of numbers, kept per column so that rows are added
 * elementwise. Zeros belong to neither side but count among all.
 */
final class Moments {

	private final double[] negativeSquares;
	private final double[] positiveSquares;
	private final double[] magnitudes;
	private long negatives;
	private long positives;
	private long count;

	/** @param width numbers in a row */
	Moments(final int width) {
		negativeSquares = new double[width];
		positiveSquares = new double[width];
		magnitudes = new double[width];
	}

	/** Adds the products of the numbers of two rows, of which so many are negative and so many positive. */
	void add(final double[] a, final double[] b, final int negative, final int positive) {
		final double[] n = negativeSquares, p = positiveSquares, m = magnitudes;
		for (int x = 0; x < n.length; x++) {
			final double v = a[x] * b[x];
			final double magnitude = Math.abs(v);
			// Twice the number on its own side, exactly 0 on the other.
			final double left = magnitude - v, right = magnitude + v;
			n[x] += left * left;
			p[x] += right * right;
			m[x] += magnitude;
		}
		count(negative, positive);
	}

	/** Adds the numbers of a row, of which so many are negative and so many positive. */
	void add(final double[] a, final int negative, final int positive) {
		final double[] n = negativeSquares, p = positiveSquares, m = magnitudes;
		for (int x = 0; x < n.length; x++) {
			final double v = a[x];
			final double magnitude = Math.abs(v);
			final double left = magnitude - v, right = magnitude + v;
			n[x] += left * left;
			p[x] += right * right;
			m[x] += magnitude;
		}
		count(negative, positive);
	}

	private void count(final int negative, final int positive) {
		negatives += negative;
		positives += positive;
		count += magnitudes.length;
	}

	/** @return mean square of the negative numbers; NaN if there are none */
	double leftVariance() {
		return sum(negativeSquares) / 4 / negatives;
	}

	/** @return mean square of the positive numbers; NaN if there are none */
	double rightVariance() {
		return sum(positiveSquares) / 4 / positives;
	}

	/** @return mean square of all numbers */
	double meanSquare() {
		return (sum(negativeSquares) + sum(positiveSquares)) / 4 / count;
	}

	/** @return mean absolute value of all numbers */
	double meanMagnitude() {
		return sum(magnitudes) / count;
	}

	private static double sum(final double[] values) {
		double sum = 0;
		for (final double value : values) sum += value;
		return sum;
	}
}
