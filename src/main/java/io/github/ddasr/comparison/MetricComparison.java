package io.github.ddasr.comparison;

import java.util.List;

/**
 * Two methods under one metric.
 *
 * @param metric the metric's name
 * @param a the first method in short
 * @param b the second method in short
 * @param difference mean of the second minus the first over the pairs, NaN if there is none
 * @param pairs number of pairs of which both figures are finite
 * @param tests the outcomes of all tests
 * @param adjusted their p after Holm's correction over the metrics, times the number of comparisons and at most 1, test by test; NaN
 *          where there is none
 */
public record MetricComparison(String metric, Summary a, Summary b, double difference, int pairs,
	List<TestResult> tests, List<Double> adjusted)
{}
