package io.github.ddasr.comparison;

import java.util.Arrays;

/** Student's t-test of the differences a − b of pairs, with n − 1 degrees of freedom. */
public final class PairedTTest implements MethodTest {

	/** Units in the last place by which differences that should be equal may come apart. */
	private static final int ROUNDING = 4;

	@Override
	public String name() {
		return "paired t-test";
	}

	@Override
	public boolean paired() {
		return true;
	}

	@Override
	public TestResult of(final double[] a, final double[] b) {
		MethodTest.requirePairs(a, b);
		final double[] differences = new double[a.length];
		double largest = 0;
		for (int i = 0; i < a.length; i++) {
			differences[i] = a[i] - b[i];
			largest = Math.max(largest, Math.max(Math.abs(a[i]), Math.abs(b[i])));
		}
		final int n = a.length;
		if (n < 2) return TestResult.none(name(), n, n, "needs two pairs");
		final double spread = Arrays.stream(differences).max().orElseThrow() - Arrays.stream(differences).min().orElseThrow();
		if (spread <= ROUNDING * Math.ulp(largest)) return TestResult.none(name(), n, n, "the differences do not vary");
		final Moments d = Moments.of(differences);
		final double t = d.mean() / Math.sqrt(d.errorSquared());
		return new TestResult(name(), t, n - 1, Moments.twoSided(t, n - 1), n, n, "");
	}
}
