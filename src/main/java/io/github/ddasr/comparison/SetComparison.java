package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.ddasr.quality.FeatureMatrix;
import io.github.ddasr.quality.SetMetric;
import io.github.ddasr.volume.DdasrException;

/**
 * Whether two methods differ, metric by metric, with every test of {@link MethodTest#all}:
 *
 * <pre>
 * SliceTable cubic = SliceTableFile.read(Path.of("cubic.csv"), "cubic");
 * SliceTable network = SliceTableFile.read(Path.of("network.csv"), "network");
 * SetComparison.of(cubic, network, SetComparison.Unit.SUBJECT).summary().forEach(System.out::println);
 * </pre>
 *
 * Figures that are NaN or infinite take no part in means and tests, and are counted. Each test's probabilities are
 * corrected over the metrics by Holm's method, and multiplied by the number of comparisons of the study (Bonferroni).
 *
 * @param a name of the first method
 * @param b name of the second method
 * @param unit what counts as one observation
 * @param comparisons how many comparisons of two methods the study makes, this one included; at least 1
 * @param metrics one entry for each metric that both methods have
 * @param notes what the reader must know, one sentence each
 */
public record SetComparison(String a, String b, Unit unit, int comparisons, List<MetricComparison> metrics,
	List<String> notes) implements SetReport
{

	/** What counts as one observation. */
	public enum Unit {
		/** Each slice. Slices of one subject resemble each other, so that tests find differences too easily. */
		SLICE,
		/** The mean of each subject's slices, over the same slices of both methods where they can be paired. */
		SUBJECT
	}

	/** Checks the number of comparisons. */
	public SetComparison {
		if (comparisons < 1) throw new IllegalArgumentException(comparisons + " comparisons");
	}

	/**
	 * The only comparison of a study.
	 *
	 * @param a figures of the first method
	 * @param b figures of the second method
	 * @param unit what counts as one observation
	 * @return all tests of all metrics that both have
	 * @throws DdasrException if they have no metric in common
	 */
	public static SetComparison of(final SliceTable a, final SliceTable b, final Unit unit) {
		return of(a, b, unit, 1);
	}

	/**
	 * One comparison of several.
	 *
	 * @param a figures of the first method
	 * @param b figures of the second method
	 * @param unit what counts as one observation
	 * @param comparisons how many comparisons of two methods the study makes, this one included; at least 1
	 * @return all tests of all metrics that both have
	 * @throws DdasrException if they have no metric in common
	 */
	public static SetComparison of(final SliceTable a, final SliceTable b, final Unit unit, final int comparisons) {
		final List<String> common = a.metrics().stream().filter(b.metrics()::contains).toList();
		if (common.isEmpty()) {
			throw new DdasrException(a.name() + " (" + String.join(", ", a.metrics()) + ") and " + b.name() + " (" + String
				.join(", ", b.metrics()) + ") have no metric in common. Measure both with the same metrics.");
		}
		final MatchedSlices matched = unit == Unit.SUBJECT ? MatchedSlices.of(a, b, common) : new MatchedSlices(a, b, List.of());
		final SliceTable first = unit == Unit.SUBJECT ? matched.a().perSubject() : a;
		final SliceTable second = unit == Unit.SUBJECT ? matched.b().perSubject() : b;
		final Pairing pairing = Pairing.of(first, second);
		final List<MetricComparison> compared = common.stream().map(m -> compare(m, first, second, pairing)).toList();
		final List<String> notes = notes(a, b, unit, common, pairing, Math.max(first.rows().size(), second.rows().size()));
		notes.addAll(matched.notes());
		if (unit == Unit.SUBJECT) for (final SliceTable table : List.of(a, b)) notes.add(table.subjectNote());
		return new SetComparison(a.name(), b.name(), unit, comparisons, corrected(compared, comparisons), notes);
	}

	/**
	 * @param a features of the first set
	 * @param b features of the second set
	 * @return every distance between sets
	 * @throws DdasrException if the features are not comparable
	 */
	public static FeatureComparison of(final FeatureMatrix a, final FeatureMatrix b) {
		return new FeatureComparison(a.name(), b.name(), a.kind(), SetMetric.all().values().stream().map(m -> m.of(a, b))
			.toList(), List.of());
	}

	private static MetricComparison compare(final String metric, final SliceTable a, final SliceTable b,
		final Pairing pairing)
	{
		final double[] x = a.column(metric), y = b.column(metric);
		final double[] finiteX = finite(x), finiteY = finite(y);
		final double[][] pairs = pairing.finite(x, y);
		final double difference = Moments.of(pairs[1]).mean() - Moments.of(pairs[0]).mean();
		final List<TestResult> tests = MethodTest.all().stream().map(test -> {
			final double[] one = test.paired() ? pairs[0] : finiteX, other = test.paired() ? pairs[1] : finiteY;
			// Tests of ranks have a p even for two numbers, which is 1 whatever they are.
			if (Math.max(one.length, other.length) < 2) return TestResult.none(test.name(), one.length, other.length, test.paired()
				? one.length == 0 ? "no pairs" : "needs two pairs" : "needs two values of each method");
			return test.of(one, other);
		}).toList();
		return new MetricComparison(metric, Summary.of(x), Summary.of(y), difference, pairs[0].length, tests, List.of());
	}

	private static List<MetricComparison> corrected(final List<MetricComparison> metrics, final int comparisons) {
		final List<List<Double>> adjusted = metrics.stream().map(m -> (List<Double>) new ArrayList<Double>()).toList();
		for (int t = 0; t < metrics.get(0).tests().size(); t++) {
			final int test = t;
			final double[] p = Holm.adjust(metrics.stream().mapToDouble(m -> m.tests().get(test).p()).toArray());
			for (int m = 0; m < p.length; m++) adjusted.get(m).add(Math.min(1, comparisons * p[m]));
		}
		final List<MetricComparison> result = new ArrayList<>();
		for (int i = 0; i < metrics.size(); i++) {
			final MetricComparison m = metrics.get(i);
			result.add(new MetricComparison(m.metric(), m.a(), m.b(), m.difference(), m.pairs(), m.tests(), adjusted.get(i)));
		}
		return result;
	}

	private static List<String> notes(final SliceTable a, final SliceTable b, final Unit unit,
		final List<String> common, final Pairing pairing, final int most)
	{
		final List<String> notes = new ArrayList<>();
		final String by = unit == Unit.SUBJECT ? "subject" : pairing.by();
		notes.add(pairing.size() == 0 ? "no rows of " + a.name() + " and " + b.name() +
			" belong together (same file, subject or slice): paired tests were not possible" : pairing.size() + (pairing.size() == 1 ? " pair by " : " pairs by ") +
				by + (pairing.size() < most ? " of " + most : ""));
		for (final SliceTable table : List.of(a, b)) {
			final List<String> alone = table.metrics().stream().filter(m -> !common.contains(m)).toList();
			if (!alone.isEmpty()) notes.add("only " + table.name() + " has " + String.join(", ", alone) + ": left out");
			for (final String metric : common) {
				final Summary s = Summary.of(table.column(metric));
				if (s.infinite() + s.missing() > 0) notes.add(metric + " of " + table.name() + ": " + s.infinite() +
					" infinite and " + s.missing() + " NaN of " + table.rows().size() + " slices left out");
			}
		}
		if (unit == Unit.SLICE && (a.hasSlicesThatBelongTogether() || b.hasSlicesThatBelongTogether())) notes.add(
			"slices of one subject are not independent, so that p is too small: take subjects as the unit");
		return notes;
	}

	@Override
	public List<String> summary() {
		return ComparisonTable.summary(this);
	}

	@Override
	public List<String> details() {
		return ComparisonTable.text(this);
	}

	@Override
	public ReportRows rows() {
		return ComparisonTable.rows(this);
	}

	@Override
	public String toMarkdown() {
		return ComparisonMarkdown.of(this);
	}

	@Override
	public String toJson() {
		return ComparisonJson.of(this);
	}

	private static double[] finite(final double[] values) {
		return Arrays.stream(values).filter(Double::isFinite).toArray();
	}
}
