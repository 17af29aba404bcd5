package io.github.ddasr.comparison;

import java.util.Arrays;
import java.util.Locale;

import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Figures in short. Only finite ones are averaged; the others are counted.
 *
 * @param n number of finite figures
 * @param mean their mean, NaN of none
 * @param deviation their standard deviation with divisor n − 1, NaN of fewer than two
 * @param median their median, NaN of none
 * @param infinite number of infinite figures, left out
 * @param missing number of figures that are NaN, left out
 */
public record Summary(int n, double mean, double deviation, double median, int infinite, int missing) {

	/**
	 * @param values figures of any kind; only read
	 * @return their summary
	 */
	public static Summary of(final double[] values) {
		final double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
		final int infinite = (int) Arrays.stream(values).filter(Double::isInfinite).count();
		final Moments moments = Moments.of(finite);
		return new Summary(finite.length, moments.mean(), Math.sqrt(moments.variance()), new Median().evaluate(finite),
			infinite, values.length - finite.length - infinite);
	}

	/** @return "mean ± deviation (median, n)" and what was left out */
	@Override
	public String toString() {
		final String left = (infinite == 0 ? "" : ", " + infinite + " infinite left out") + (missing == 0 ? "" : ", " +
			missing + " NaN left out");
		if (n == 0) return "no figure (n = 0" + left + ")";
		return String.format(Locale.ROOT, "%s (median %.5g, n = %d%s)", brief(), median, n, left);
	}

	/** @return "mean ± deviation", or the mean alone of a single figure */
	String brief() {
		if (n == 0) return "no figure";
		return n == 1 ? String.format(Locale.ROOT, "%.5g", mean) : String.format(Locale.ROOT, "%.5g \u00b1 %.4g", mean, deviation);
	}
}
