package io.github.ddasr.comparison;

/**
 * The outcome of a statistical test between two methods.
 *
 * @param test name of the test
 * @param statistic its statistic, NaN if there is none
 * @param degreesOfFreedom of a t-test, NaN of others
 * @param p two-sided probability of such a statistic or a more extreme one if the methods did not differ; NaN if there
 *          is none
 * @param n number of values of the first method that took part, pairs in a paired test
 * @param m number of values of the second method that took part
 * @param note why there is no p, or how it was found; may be empty
 */
public record TestResult(String test, double statistic, double degreesOfFreedom, double p, int n, int m, String note) {

	/**
	 * @param test name of the test
	 * @param n number of values of the first method
	 * @param m number of values of the second method
	 * @param reason why it gives nothing
	 * @return NaN with that reason
	 */
	static TestResult none(final String test, final int n, final int m, final String reason) {
		return new TestResult(test, Double.NaN, Double.NaN, Double.NaN, n, m, reason);
	}
}
