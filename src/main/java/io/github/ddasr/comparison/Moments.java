package io.github.ddasr.comparison;

import java.util.Arrays;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Mean and spread of a sample.
 *
 * @param n number of values
 * @param mean their mean, NaN of none
 * @param variance their variance with divisor n − 1; 0 if all are the same, NaN of fewer than two
 */
record Moments(int n, double mean, double variance) {

	static Moments of(final double[] values) {
		final int n = values.length;
		if (n == 0) return new Moments(0, Double.NaN, Double.NaN);
		if (n == 1) return new Moments(1, values[0], Double.NaN);
		// The mean of equal values is not always that value, and their variance would not be 0.
		if (Arrays.stream(values).allMatch(v -> v == values[0])) return new Moments(n, values[0], 0);
		final double rough = Arrays.stream(values).sum() / n;
		final double mean = rough + Arrays.stream(values).map(v -> v - rough).sum() / n;
		final double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
		return new Moments(n, mean, squares / (n - 1));
	}

	/** @return the squared standard error of the mean */
	double errorSquared() {
		return variance / n;
	}

	/** @return the two-sided probability of a t at least as large */
	static double twoSided(final double t, final double degreesOfFreedom) {
		return 2 * new TDistribution(null, degreesOfFreedom).cumulativeProbability(-Math.abs(t));
	}
}
