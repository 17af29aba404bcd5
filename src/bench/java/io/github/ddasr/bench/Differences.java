package io.github.ddasr.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * What the sizes of differences come to.
 *
 * @param n how many there are
 * @param median the middle one, NaN for none
 * @param maximum the largest, NaN for none
 */
record Differences(int n, double median, double maximum) {

	/**
	 * @param sizes absolute differences; NaN where only one side has a figure
	 * @return median and maximum, NaN if any of them is
	 */
	static Differences of(final double... sizes) {
		final double[] sorted = sizes.clone();
		// NaN comes last.
		Arrays.sort(sorted);
		final int n = sorted.length;
		if (n == 0) return new Differences(0, Double.NaN, Double.NaN);
		return new Differences(n, (sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[n - 1]);
	}

	@Override
	public String toString() {
		return n == 0 ? "–" : text(median) + " / " + text(maximum);
	}

	/**
	 * @param number a difference
	 * @return two digits, such as 0.043, 12 or 3.1e-9
	 */
	static String text(final double number) {
		if (number == 0) return "0";
		if (number >= 10) return String.format(Locale.ROOT, "%.0f", number);
		if (number < 0.001) return String.format(Locale.ROOT, "%.1e", number).replace("e-0", "e-").replace(".0e", "e");
		final int decimals = 1 - (int) Math.floor(Math.log10(number));
		return String.format(Locale.ROOT, "%." + decimals + "f", number);
	}

	/**
	 * @param number a difference that is allowed
	 * @return the same without zeros at the end, such as 0.07 or 1e-7
	 */
	static String brief(final double number) {
		return text(number).replaceAll("(\\.\\d*?)0+$", "$1");
	}
}
