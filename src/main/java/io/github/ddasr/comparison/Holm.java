package io.github.ddasr.comparison;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's correction of the probabilities of several tests (Holm 1979). */
final class Holm {

	private Holm() {}

	/**
	 * @param p probabilities; NaN for tests that gave none, which do not count
	 * @return the k-th smallest of them times the number of tests not yet done, never smaller than the one before, at most
	 *         1; NaN where there was none
	 */
	static double[] adjust(final double... p) {
		final double[] adjusted = p.clone();
		final int[] order = IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).boxed() //
			.sorted(Comparator.comparingDouble(i -> p[i])).mapToInt(Integer::intValue).toArray();
		double last = 0;
		for (int k = 0; k < order.length; k++) {
			last = Math.max(last, Math.min(1, (order.length - k) * p[order[k]]));
			adjusted[order[k]] = last;
		}
		return adjusted;
	}
}
