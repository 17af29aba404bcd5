package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison of two methods as text and as rows. */
final class ComparisonTable {

	private static final List<String> HEADINGS = List.of("metric", "better", "unit", "method_a", "method_b", "n_a", "mean_a",
		"sd_a", "median_a", "infinite_a", "nan_a", "n_b", "mean_b", "sd_b", "median_b", "infinite_b", "nan_b", "pairs",
		"mean_difference", "test", "statistic", "df", "p", "p_holm", "comparisons", "verdict", "notes");

	private ComparisonTable() {}

	/**
	 * @param comparison two methods
	 * @return a sentence for each metric, what decided, and the notes
	 */
	static List<String> summary(final SetComparison comparison) {
		final Map<String, MetricWords> words = MetricWords.all();
		final List<String> lines = new ArrayList<>();
		for (final MetricComparison m : comparison.metrics()) {
			lines.add(Verdict.of(comparison, m, MetricWords.of(m.metric(), words)).sentence());
		}
		lines.add(rule(comparison));
		lines.addAll(comparison.notes());
		return lines;
	}

	/** What decides, in one line. */
	static String rule(final SetComparison comparison) {
		final int decider = Verdict.decider(comparison);
		final long n = comparison.metrics().stream().filter(m -> !Double.isNaN(m.tests().get(decider).p())).count();
		final MethodTest test = MethodTest.all().get(decider);
		if (n == 0) return "means ± sample standard deviations; " + noTest(comparison);
		return String.format(Locale.ROOT, "means ± sample standard deviations; a difference is shown where the two-sided p of %s, " +
			"corrected by Holm over %d %s%s, is below %s", (test.paired() ? "the " : "") + test.name(), n, n == 1 ? "metric" : "metrics",
			times(comparison), Verdict.LEVEL);
	}

	/** Why nothing could be tested, and what helps. */
	private static String noTest(final SetComparison comparison) {
		final int fewest = comparison.metrics().stream().mapToInt(m -> Math.min(m.a().n(), m.b().n())).max().orElse(0);
		if (fewest > 1) return "no metric has figures that can be tested";
		if (comparison.unit() == SetComparison.Unit.SLICE) return "there is no test with one slice: measure whole stacks, or " +
			"several subjects";
		return "there is no test with one subject: compare tables of a folder of subjects, or take unit=slice, whose p is too " +
			"small because slices of one subject are not independent";
	}

	/** @return the step of the correction that follows Holm's, in words; nothing for a single comparison */
	static String times(final SetComparison comparison) {
		return comparison.comparisons() == 1 ? "" : " and multiplied by the study's " + comparison.comparisons() +
			" comparisons (Bonferroni, at most 1)";
	}

	/** @return what stands before a corrected probability */
	static String correction(final SetComparison comparison) {
		return comparison.comparisons() == 1 ? "Holm " : "Holm × " + comparison.comparisons() + " = ";
	}

	/**
	 * @param comparison two methods
	 * @return for each metric both methods in short and a line for each test
	 */
	static List<String> text(final SetComparison comparison) {
		final List<String> lines = new ArrayList<>();
		lines.add(comparison.a() + " and " + comparison.b() + ", by " + unit(comparison) + ", all tests");
		for (final MetricComparison m : comparison.metrics()) {
			lines.add(m.metric());
			lines.add("  " + comparison.a() + ": " + m.a());
			lines.add("  " + comparison.b() + ": " + m.b());
			if (m.pairs() > 0) lines.add(String.format(Locale.ROOT, "  mean difference of %d pairs: %+.5g", m.pairs(), m
				.difference()));
			for (int t = 0; t < m.tests().size(); t++) lines.add("  " + line(m.tests().get(t), correction(comparison), m.adjusted()
				.get(t)));
		}
		return lines;
	}

	private static String line(final TestResult test, final String correction, final double adjusted) {
		if (Double.isNaN(test.p())) return String.format(Locale.ROOT, "%-21s n/a (%s)", test.test(), test.note());
		final String freedom = Double.isNaN(test.degreesOfFreedom()) ? "" : String.format(Locale.ROOT, ", df = %.5g", test
			.degreesOfFreedom());
		return String.format(Locale.ROOT, "%-21s p = %.4g, %s%.4g, statistic %.5g%s%s", test.test(), test.p(), correction,
			adjusted, test.statistic(), freedom, test.note().isEmpty() ? "" : " (" + test.note() + ")");
	}

	/**
	 * One row for each metric and test. Columns: {@code metric}; {@code better} (lower, higher, none, unknown);
	 * {@code unit} (slice or subject: what n counts); {@code method_a, method_b}; of each method {@code n, mean, sd}
	 * (divisor n − 1)<code>, median, infinite, nan</code> (the last two left out); {@code pairs}; {@code mean_difference}
	 * (b − a over the pairs); {@code test, statistic, df, p} (two-sided)<code>, p_holm</code> (over the metrics,
	 * times {@code comparisons}, at most 1); {@code verdict}, in the row of the test that decides; {@code notes} (why there is no p, or how it was found).
	 *
	 * @param comparison two methods
	 * @return the rows
	 */
	static ReportRows rows(final SetComparison comparison) {
		final Map<String, MetricWords> words = MetricWords.all();
		final int decider = Verdict.decider(comparison);
		final List<List<Object>> rows = new ArrayList<>();
		for (final MetricComparison m : comparison.metrics()) for (int t = 0; t < m.tests().size(); t++) {
			final TestResult r = m.tests().get(t);
			final Summary a = m.a(), b = m.b();
			final MetricWords w = MetricWords.of(m.metric(), words);
			rows.add(List.of(m.metric(), w.better(), unit(comparison), comparison.a(), comparison.b(), a.n(), a.mean(), a
				.deviation(), a.median(), a.infinite(), a.missing(), b.n(), b.mean(), b.deviation(), b.median(), b.infinite(), b
					.missing(), m.pairs(), m.difference(), r.test(), r.statistic(), r.degreesOfFreedom(), r.p(), m.adjusted().get(t),
				comparison.comparisons(), t == decider ? Verdict.of(comparison, m, w).conclusion() : "", r.note()));
		}
		return new ReportRows(HEADINGS, rows);
	}

	/** @return what n counts, in lower case */
	static String unit(final SetComparison comparison) {
		return comparison.unit().name().toLowerCase(Locale.ROOT);
	}
}
