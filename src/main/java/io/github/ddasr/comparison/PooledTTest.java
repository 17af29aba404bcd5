package io.github.ddasr.comparison;

/**
 * Student's t-test of two independent samples with one variance, pooled: t = (ā − b̄) / √(s² (1/n + 1/m)) with
 * n + m − 2 degrees of freedom. The test that the super-resolution papers report. It knows nothing of slices that
 * belong together.
 */
public final class PooledTTest implements MethodTest {

	@Override
	public String name() {
		return "t-test (pooled)";
	}

	@Override
	public boolean paired() {
		return false;
	}

	@Override
	public TestResult of(final double[] a, final double[] b) {
		final Moments x = Moments.of(a), y = Moments.of(b);
		if (Math.min(x.n(), y.n()) < 2) return TestResult.none(name(), x.n(), y.n(), "needs two values of each method");
		final int freedom = x.n() + y.n() - 2;
		final double variance = ((x.n() - 1) * x.variance() + (y.n() - 1) * y.variance()) / freedom;
		if (variance == 0) return TestResult.none(name(), x.n(), y.n(), "the values do not vary");
		final double t = (x.mean() - y.mean()) / Math.sqrt(variance * (1.0 / x.n() + 1.0 / y.n()));
		return new TestResult(name(), t, freedom, Moments.twoSided(t, freedom), x.n(), y.n(), "");
	}
}
