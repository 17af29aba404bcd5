package io.github.ddasr.comparison;

import java.util.stream.IntStream;

/**
 * Wilcoxon's signed-rank test of pairs. The statistic is the smaller of the sums of the ranks of positive and of
 * negative differences. As in SciPy's defaults, pairs without a difference are left out; the distribution is exact
 * for up to {@value #MOST_EXACT} pairs where no pair was left out and no two differences have one size. Else it is
 * the normal approximation, with correction for ties and for continuity (SciPy's {@code correction=True}).
 */
public final class WilcoxonTest implements MethodTest {

	private static final int MOST_EXACT = 50;

	@Override
	public String name() {
		return "Wilcoxon signed-rank";
	}

	@Override
	public boolean paired() {
		return true;
	}

	@Override
	public TestResult of(final double[] a, final double[] b) {
		MethodTest.requirePairs(a, b);
		final double[] differences = IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).filter(d -> d != 0).toArray();
		final int n = differences.length, zeros = a.length - n;
		if (n == 0) return TestResult.none(name(), n, n, a.length == 0 ? "needs a pair" : "no pair differs");
		final Ranks ranks = Ranks.of(IntStream.range(0, n).mapToDouble(i -> Math.abs(differences[i])).toArray());
		double positive = 0;
		for (int i = 0; i < n; i++) if (differences[i] > 0) positive += ranks.of()[i];
		final double all = n * (n + 1.0) / 2;
		final double smaller = Math.min(positive, all - positive);
		final boolean exact = n <= MOST_EXACT && ranks.ties() == 0 && zeros == 0;
		final double p = exact ? Math.min(1, 2 * RankDistributions.signedRank(n, (int) smaller)) : approximate(n, all / 2 -
			smaller, ranks.ties());
		return new TestResult(name(), smaller, Double.NaN, p, n, n, (exact ? "exact" : "normal approximation") + (zeros == 0
			? "" : ", " + zeros + " pairs without a difference left out"));
	}

	private static double approximate(final int n, final double distance, final double ties) {
		final double variance = (n * (n + 1.0) * (2.0 * n + 1) - ties / 2) / 24;
		return RankDistributions.normal(distance - 0.5, Math.sqrt(variance));
	}
}
