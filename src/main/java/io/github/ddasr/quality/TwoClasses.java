package io.github.ddasr.quality;

import java.util.Arrays;

/**
 * Values parted by a threshold into two classes, so that the variance between the
 * classes is largest (Otsu 1979); exactly, without bins.
 *
 * @param threshold halfway between the largest value of the lower class and the smallest of the upper one; NaN if all
 *          values are equal or there are none
 * @param lower mean of the lower class; NaN likewise
 * @param upper mean of the upper class; NaN likewise
 */
record TwoClasses(double threshold, double lower, double upper) {

	/**
	 * @param values finite numbers; sorted afterwards
	 * @return the two classes
	 */
	static TwoClasses of(final double[] values) {
		Arrays.sort(values);
		final double total = Arrays.stream(values).sum();
		TwoClasses best = new TwoClasses(Double.NaN, Double.NaN, Double.NaN);
		double largest = 0, below = 0;
		for (int n = 1; n < values.length; n++) {
			below += values[n - 1];
			if (values[n - 1] == values[n]) continue;
			final double lower = below / n, upper = (total - below) / (values.length - n);
			final double between = (double) n * (values.length - n) * (upper - lower) * (upper - lower);
			if (between <= largest) continue;
			largest = between;
			best = new TwoClasses((values[n - 1] + values[n]) / 2, lower, upper);
		}
		return best;
	}
}
