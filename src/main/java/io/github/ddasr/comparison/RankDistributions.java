package io.github.ddasr.comparison;

import org.apache.commons.math3.special.Erf;

/** Distributions of rank statistics where the two methods do not differ and no two values are equal. */
final class RankDistributions {

	private static final double SQRT2 = Math.sqrt(2);

	private RankDistributions() {}

	/**
	 * The signed-rank statistic: each of the ranks 1 … n is in the sum or not, by chance.
	 *
	 * @param n number of pairs
	 * @param sum a sum of ranks
	 * @return the probability of that sum or a smaller one
	 */
	static double signedRank(final int n, final int sum) {
		final double[] ways = new double[n * (n + 1) / 2 + 1];
		ways[0] = 1;
		for (int rank = 1; rank <= n; rank++) for (int s = ways.length - 1; s >= rank; s--) ways[s] += ways[s - rank];
		return share(ways, sum);
	}

	/**
	 * Mann and Whitney's U: m of the ranks 1 … m + n are drawn by chance; the k-th smallest of them, of rank r, is larger
	 * than r − k of the others.
	 *
	 * @param m size of one sample
	 * @param n size of the other
	 * @param u number of pairs in which the value of one sample is the larger
	 * @return the probability of that number or a smaller one
	 */
	static double rankSum(final int m, final int n, final int u) {
		final double[][] ways = new double[m + 1][m * n + 1];
		ways[0][0] = 1;
		for (int rank = 1; rank <= m + n; rank++) for (int k = Math.min(rank, m); k >= 1; k--) {
			final int larger = rank - k;
			if (larger > n) continue;
			for (int s = larger; s <= m * n; s++) ways[k][s] += ways[k - 1][s - larger];
		}
		return share(ways[m], u);
	}

	private static double share(final double[] ways, final int last) {
		double part = 0, all = 0;
		for (int s = 0; s < ways.length; s++) {
			if (s <= last) part += ways[s];
			all += ways[s];
		}
		return part / all;
	}

	/**
	 * @param distance how far a statistic lies from its mean, positive, continuity correction included
	 * @param deviation its standard deviation, 0 if nothing can vary
	 * @return the two-sided probability by the normal distribution, at most 1
	 */
	static double normal(final double distance, final double deviation) {
		// Less than half a step from the mean: nothing is less extreme.
		return distance <= 0 ? 1 : Erf.erfc(distance / deviation / SQRT2);
	}
}
