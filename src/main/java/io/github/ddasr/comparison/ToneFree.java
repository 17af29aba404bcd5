package io.github.ddasr.comparison;

import java.util.Arrays;
import java.util.Comparator;
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
		final int groups = Math.max(1, Math.min(GROUPS, from.length / FEWEST));
		final int[] order = IntStream.range(0, from.length).boxed().sorted(Comparator.comparingDouble(i -> from[i])).mapToInt(
			Integer::intValue).toArray();
		double squares = 0;
		for (int g = 0; g < groups; g++) {
			final int[] own = Arrays.copyOfRange(order, (int) ((long) g * order.length / groups), (int) ((g + 1L) * order.length / groups));
			squares += aroundLine(own, from, to);
		}
		return Math.sqrt(squares / from.length);
	}

	private static double aroundLine(final int[] own, final double[] from, final double[] to) {
		double x = 0, y = 0;
		for (final int i : own) {
			x += from[i] / own.length;
			y += to[i] / own.length;
		}
		double xx = 0, xy = 0, yy = 0;
		for (final int i : own) {
			xx += (from[i] - x) * (from[i] - x);
			xy += (from[i] - x) * (to[i] - y);
			yy += (to[i] - y) * (to[i] - y);
		}
		return Math.max(0, xx > 0 ? yy - xy * xy / xx : yy);
	}
}
