package io.github.ddasr.comparison;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Ranks of a sample from 1, equal values sharing the mean of their ranks.
 *
 * @param of the rank of each value
 * @param ties sum of t³ − t over the groups of t equal values; 0 if no two are equal
 */
record Ranks(double[] of, double ties) {

	static Ranks of(final double[] values) {
		final int[] order = IntStream.range(0, values.length).boxed().sorted(Comparator.comparingDouble(i -> values[i])) //
			.mapToInt(Integer::intValue).toArray();
		final double[] ranks = new double[values.length];
		double ties = 0;
		for (int from = 0, to; from < order.length; from = to) {
			to = from + 1;
			while (to < order.length && values[order[to]] == values[order[from]]) to++;
			final double group = to - from;
			ties += group * group * group - group;
			for (int i = from; i < to; i++) ranks[order[i]] = (from + 1 + to) / 2.0;
		}
		return new Ranks(ranks, ties);
	}

	/** @return the sum of the ranks from … to − 1 */
	double sum(final int from, final int to) {
		return Arrays.stream(of, from, to).sum();
	}
}
