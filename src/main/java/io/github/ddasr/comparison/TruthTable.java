package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How near each method is to the truth, subject by subject.
 *
 * @param figures method → subject → one value for each of {@link TruthFigures#NAMES}; the method that tests are about first
 */
record TruthTable(Map<String, Map<String, double[]>> figures) {

	/** Where the raw figures and those after gain and offset begin. */
	static final int RAW = 0, FITTED = 2;

	/** @param bySeed method → for each seed, subject → figures; the mean over the seeds is taken */
	static TruthTable ofDraws(final Map<String, List<Map<String, TruthFigures>>> bySeed) {
		final Map<String, Map<String, double[]>> all = new LinkedHashMap<>();
		bySeed.forEach((method, seeds) -> {
			final Map<String, double[]> own = new LinkedHashMap<>();
			for (final String subject : seeds.get(0).keySet()) own.put(subject, mean(seeds.stream().map(s -> s.get(subject).values())
				.toList()));
			all.put(method, own);
		});
		return new TruthTable(all);
	}

	private static double[] mean(final List<double[]> values) {
		final double[] mean = new double[TruthFigures.NAMES.size()];
		Arrays.setAll(mean, i -> values.stream().mapToDouble(v -> v[i]).average().orElseThrow());
		return mean;
	}

	/** @return whether nothing was compared with a truth */
	boolean isEmpty() {
		return figures.isEmpty();
	}

	/** @return number of subjects */
	int subjects() {
		return figures.values().iterator().next().size();
	}

	/** @return mean and deviation over the subjects of one figure */
	Summary of(final String method, final int figure) {
		return Summary.of(figures.get(method).values().stream().mapToDouble(v -> v[figure]).toArray());
	}

	/** @return mean over the subjects of one figure; infinite if the truth is reached in any of them */
	double average(final String method, final int figure) {
		return figures.get(method).values().stream().mapToDouble(v -> v[figure]).average().orElseThrow();
	}

	/** @return the method with the largest mean over the subjects; what is identical to the truth stands above all */
	String best(final int figure) {
		return Collections.max(figures.keySet(), Comparator.comparingDouble(method -> average(method, figure)));
	}

	/**
	 * @param first figures that are tested: {@link #RAW} or {@link #FITTED}
	 * @param looks how many such tests of the same methods the study makes, this one included
	 * @return the first method against each other one, subjects being the unit
	 */
	List<SetComparison> tests(final int first, final int looks) {
		final List<String> methods = List.copyOf(figures.keySet());
		final List<SetComparison> tests = new ArrayList<>();
		final int comparisons = looks * (methods.size() - 1);
		for (final String other : methods.subList(Math.min(1, methods.size()), methods.size())) tests.add(SetComparison.of(table(
			methods.get(0), first), table(other, first), SetComparison.Unit.SUBJECT, comparisons));
		return tests;
	}

	private SliceTable table(final String method, final int first) {
		final List<SliceTable.Row> rows = new ArrayList<>();
		figures.get(method).forEach((subject, values) -> rows.add(new SliceTable.Row(subject, "", subject, Arrays.copyOfRange(
			values, first, first + 2))));
		return new SliceTable(method, TruthFigures.NAMES.subList(0, 2), rows);
	}
}
