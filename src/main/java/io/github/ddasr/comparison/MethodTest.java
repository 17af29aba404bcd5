package io.github.ddasr.comparison;

import java.util.List;

/** A two-sided test of whether two methods differ. Stateless. */
public interface MethodTest {

	/** @return its name in tables */
	String name();

	/** @return whether values at the same place belong together, such as those of one slice */
	boolean paired();

	/**
	 * @param a finite figures of the first method; only read
	 * @param b those of the second, as many as of the first if the test is paired
	 * @return the outcome; NaN with the reason where there are too few values or they do not vary
	 * @throws IllegalArgumentException if the test is paired and the numbers of values differ
	 */
	TestResult of(double[] a, double[] b);

	/** @return all tests, those that suit paired figures first */
	static List<MethodTest> all() {
		return List.of(new PairedTTest(), new WilcoxonTest(), new WelchTTest(), new PooledTTest(), new MannWhitneyTest());
	}

	/**
	 * @param a figures of the first method
	 * @param b those of the second
	 * @throws IllegalArgumentException if there is not one for one
	 */
	static void requirePairs(final double[] a, final double[] b) {
		if (a.length != b.length) {
			throw new IllegalArgumentException(a.length + " and " + b.length + " values do not make pairs");
		}
	}
}
