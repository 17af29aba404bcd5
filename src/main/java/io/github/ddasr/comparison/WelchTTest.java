package io.github.ddasr.comparison;

/**
 * Welch's t-test of two independent samples, each with its own variance: t = (ā − b̄) / √(s²/n + r²/m), with
 * degrees of freedom by Welch and Satterthwaite.
 */
public final class WelchTTest implements MethodTest {

	@Override
	public String name() {
		return "Welch's t-test";
	}

	@Override
	public boolean paired() {
		return false;
	}

	@Override
	public TestResult of(final double[] a, final double[] b) {
		final Moments x = Moments.of(a), y = Moments.of(b);
		if (Math.min(x.n(), y.n()) < 2) return TestResult.none(name(), x.n(), y.n(), "needs two values of each method");
		final double u = x.errorSquared(), v = y.errorSquared();
		if (u + v == 0) return TestResult.none(name(), x.n(), y.n(), "the values do not vary");
		final double t = (x.mean() - y.mean()) / Math.sqrt(u + v);
		final double freedom = (u + v) * (u + v) / (u * u / (x.n() - 1) + v * v / (y.n() - 1));
		return new TestResult(name(), t, freedom, Moments.twoSided(t, freedom), x.n(), y.n(), "");
	}
}
