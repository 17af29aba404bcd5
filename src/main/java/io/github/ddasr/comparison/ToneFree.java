package io.github.ddasr.comparison;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What two images differ in beyond their tones: one is taken for a function of the other, straight in each of some groups of equal
 * brightness, and the scatter around it is measured. A network that was taught another scanner's tones changes them on purpose; what
 * it adds or loses in structure stays.
 */
final class ToneFree {

	private static final int GROUPS = 64;
	/** Fewer values tell no line. */
	private static final int FEWEST = 8;

	private ToneFree() {}

	/**
	 * @param from values of the one image
	 * @param to values of the other at the same places
	 * @return root mean square of the other around the best line in each group; NaN for too few values
	 */
	static double scatter(final double[] from, final double[] to) {
		if (from.length < FEWEST) return Double.NaN;
		final double[] limits = limits(from);
		final int groups = limits.length + 1;
		final double[] n = new double[groups], x = new double[groups], y = new double[groups];
		final int[] group = new int[from.length];
		for (int i = 0; i < from.length; i++) {
			final int g = group[i] = above(limits, from[i]);
			n[g]++;
			x[g] += from[i];
			y[g] += to[i];
		}
		final double[] xx = new double[groups], xy = new double[groups], yy = new double[groups];
		for (int i = 0; i < from.length; i++) {
			final int g = group[i];
			final double dx = from[i] - x[g] / n[g], dy = to[i] - y[g] / n[g];
			xx[g] += dx * dx;
			xy[g] += dx * dy;
			yy[g] += dy * dy;
		}
		double squares = 0;
		for (int g = 0; g < groups; g++) squares += Math.max(0, xx[g] > 0 ? yy[g] - xy[g] * xy[g] / xx[g] : yy[g]);
		return Math.sqrt(squares / from.length);
	}

	/** The brightnesses between the groups. */
	private static double[] limits(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		final int groups = Math.max(1, Math.min(GROUPS, sorted.length / FEWEST));
		return IntStream.range(1, groups).mapToDouble(g -> sorted[(int) ((long) g * sorted.length / groups)]).distinct().toArray();
	}

	/** How many limits a value reaches. */
	private static int above(final double[] limits, final double value) {
		final int at = Arrays.binarySearch(limits, value);
		return at >= 0 ? at + 1 : -at - 1;
	}
}
