package io.github.ddasr.comparison;

import java.util.stream.DoubleStream;

/**
 * Mann and Whitney's U-test of two independent samples (Wilcoxon's rank-sum test). The statistic is the number of
 * pairs in which the first method's value is the larger, ties counting half. As SciPy does by default, the
 * distribution is exact where no two values are equal and one sample has at most {@value #MOST_EXACT} values, but
 * only up to {@value #MOST_PAIRS} pairs; else it is the normal approximation, with correction for ties and for
 * continuity.
 */
public final class MannWhitneyTest implements MethodTest {

	private static final int MOST_EXACT = 8;
	private static final int MOST_PAIRS = 4000;

	@Override
	public String name() {
		return "Mann-Whitney U";
	}

	@Override
	public boolean paired() {
		return false;
	}

	@Override
	public TestResult of(final double[] a, final double[] b) {
		final int n = a.length, m = b.length;
		if (Math.min(n, m) == 0) return TestResult.none(name(), n, m, "needs a value of each method");
		final Ranks ranks = Ranks.of(DoubleStream.concat(DoubleStream.of(a), DoubleStream.of(b)).toArray());
		final double pairs = (double) n * m;
		final double u = ranks.sum(0, n) - n * (n + 1.0) / 2;
		final double smaller = Math.min(u, pairs - u);
		final boolean exact = ranks.ties() == 0 && Math.min(n, m) <= MOST_EXACT && pairs <= MOST_PAIRS;
		final double p = exact ? Math.min(1, 2 * RankDistributions.rankSum(Math.min(n, m), Math.max(n, m), (int) smaller))
			: approximate(pairs, n + m, pairs / 2 - smaller, ranks.ties());
		return new TestResult(name(), u, Double.NaN, p, n, m, exact ? "exact" : "normal approximation");
	}

	private static double approximate(final double pairs, final double all, final double distance, final double ties) {
		final double variance = pairs / 12 * (all + 1 - ties / (all * (all - 1)));
		return RankDistributions.normal(distance - 0.5, Math.sqrt(variance));
	}
}
