package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The figures of one down-sampling and one scale: per subject, the mean over its volumes.
 *
 * @param downsampling how volumes were made coarse
 * @param scale the enlargement
 * @param figures method → subject → metric → figure
 */
record AnyScaleTable(String downsampling, String scale, Map<String, Map<String, Map<String, Double>>> figures) {

	/** What a method must gain over zero-filling in one of the two, to be more faithful than it. */
	private static final double DECIBELS = 0.3, SIMILARITY = 0.01;

	/** @return a table for each down-sampling and scale, in the order of the rows */
	static List<AnyScaleTable> of(final List<AnyScaleRow> rows) {
		final Map<List<String>, List<AnyScaleRow>> cases = new LinkedHashMap<>();
		for (final AnyScaleRow row : rows) cases.computeIfAbsent(List.of(row.downsampling(), row.scale().toString()), c -> new ArrayList<>()).add(row);
		final List<AnyScaleTable> tables = new ArrayList<>();
		cases.forEach((key, own) -> tables.add(new AnyScaleTable(key.get(0), key.get(1), means(own))));
		return tables;
	}

	private static Map<String, Map<String, Map<String, Double>>> means(final List<AnyScaleRow> rows) {
		final Map<String, Map<String, Map<String, List<Double>>>> all = new LinkedHashMap<>();
		for (final AnyScaleRow row : rows) row.figures().forEach((metric, figure) -> all.computeIfAbsent(row.method(),
			m -> new LinkedHashMap<>()).computeIfAbsent(row.subject(), s -> new LinkedHashMap<>()).computeIfAbsent(metric,
				m -> new ArrayList<>()).add(figure.value()));
		final Map<String, Map<String, Map<String, Double>>> means = new LinkedHashMap<>();
		all.forEach((method, subjects) -> subjects.forEach((subject, metrics) -> metrics.forEach((metric, values) -> means.computeIfAbsent(
			method, m -> new LinkedHashMap<>()).computeIfAbsent(subject, s -> new LinkedHashMap<>()).put(metric, average(values)))));
		return means;
	}

	private static double average(final List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
	}

	/** @return number of subjects of a method; 0 if it cannot do the scale */
	int subjects(final String method) {
		return figures.getOrDefault(method, Map.of()).size();
	}

	/** @return mean over the subjects; infinite if one of them is identical to the truth, NaN if one has no figure, or none was measured */
	double mean(final String method, final String metric) {
		return average(figures.getOrDefault(method, Map.of()).values().stream().map(f -> f.getOrDefault(metric, Double.NaN)).toList());
	}

	/** @return the one with the largest mean of those that take part */
	Optional<String> best(final Set<String> methods, final String metric) {
		return methods.stream().filter(m -> !Double.isNaN(mean(m, metric))).max(Comparator.comparingDouble(m -> mean(m, metric)));
	}

	/** @return gain over zero-filling in decibels and SSIM; NaN where there is none to be told */
	double[] gain(final String method) {
		return new double[] { gain(method, AnyScaleMetrics.PSNR), gain(method, AnyScaleMetrics.SSIM) };
	}

	private double gain(final String method, final String metric) {
		return mean(method, metric) - mean(AnyScaleInterpolation.BASELINE, metric);
	}

	/** @return whether it is more faithful than zero-filling, as far as was measured */
	static boolean isGain(final double[] gain) {
		return gain[0] >= DECIBELS || gain[1] >= SIMILARITY;
	}

	/** @return a test of the figures of two methods, subjects being pairs */
	TestResult test(final String first, final String second, final String metric) {
		final List<String> common = figures.getOrDefault(first, Map.of()).keySet().stream().filter(figures.getOrDefault(second, Map.of())::containsKey)
			.filter(s -> Double.isFinite(figures.get(first).get(s).get(metric)) && Double.isFinite(figures.get(second).get(s).get(metric))).toList();
		return new PairedTTest().of(values(first, common, metric), values(second, common, metric));
	}

	private double[] values(final String method, final List<String> subjects, final String metric) {
		return subjects.stream().mapToDouble(s -> figures.get(method).get(s).get(metric)).toArray();
	}
}
