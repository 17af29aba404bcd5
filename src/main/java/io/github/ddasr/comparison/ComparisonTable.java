package io.github.ddasr.comparison;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.ddasr.io.CsvFields;

/** A comparison of two methods as text. */
public final class ComparisonTable {

	private ComparisonTable() {}

	/**
	 * @param comparison two methods
	 * @return for each metric both methods in short and a line for each test, then the notes
	 */
	public static String text(final SetComparison comparison) {
		final StringBuilder text = new StringBuilder();
		text.append(comparison.a()).append(" and ").append(comparison.b()).append(", by ").append(comparison.unit().name()
			.toLowerCase(Locale.ROOT)).append('\n');
		for (final MetricComparison m : comparison.metrics()) {
			text.append('\n').append(m.metric()).append('\n');
			text.append("  ").append(comparison.a()).append(": ").append(m.a()).append('\n');
			text.append("  ").append(comparison.b()).append(": ").append(m.b()).append('\n');
			if (m.pairs() > 0) text.append(String.format(Locale.ROOT, "  mean difference of %d pairs: %+.5g%n", m.pairs(), m
				.difference()).replace("\r", ""));
			for (int t = 0; t < m.tests().size(); t++) text.append("  ").append(line(m.tests().get(t), m.adjusted().get(t)))
				.append('\n');
		}
		text.append('\n');
		comparison.notes().forEach(note -> text.append("* ").append(note).append('\n'));
		return text.append("* p is two-sided; \"Holm\" is p corrected for the number of metrics\n").toString();
	}

	private static String line(final TestResult test, final double adjusted) {
		if (Double.isNaN(test.p())) return String.format(Locale.ROOT, "%-21s n/a (%s)", test.test(), test.note());
		final String freedom = Double.isNaN(test.degreesOfFreedom()) ? "" : String.format(Locale.ROOT, ", df = %.5g", test
			.degreesOfFreedom());
		return String.format(Locale.ROOT, "%-21s p = %.4g, Holm %.4g, statistic %.5g%s%s", test.test(), test.p(), adjusted,
			test.statistic(), freedom, test.note().isEmpty() ? "" : " (" + test.note() + ")");
	}

	/**
	 * @param comparison two methods
	 * @return one line for each metric and test, in full precision, under a heading
	 */
	public static String csv(final SetComparison comparison) {
		final StringBuilder text = new StringBuilder("metric,unit,method_a,method_b,n_a,mean_a,sd_a,median_a,infinite_a," +
			"nan_a,n_b,mean_b,sd_b,median_b,infinite_b,nan_b,pairs,mean_difference,test,statistic,df,p,p_holm,notes\n");
		for (final MetricComparison m : comparison.metrics()) for (int t = 0; t < m.tests().size(); t++) {
			final TestResult r = m.tests().get(t);
			final Summary a = m.a(), b = m.b();
			text.append(line(m.metric(), comparison.unit().name().toLowerCase(Locale.ROOT), comparison.a(), comparison.b(), a
				.n(), a.mean(), a.deviation(), a.median(), a.infinite(), a.missing(), b.n(), b.mean(), b.deviation(), b.median(), b
					.infinite(), b.missing(), m.pairs(), m.difference(), r.test(), r.statistic(), r.degreesOfFreedom(), r.p(), m
						.adjusted().get(t), r.note()));
		}
		return text.toString();
	}

	/** A line of comma-separated values, quoted where need be. */
	static String line(final Object... values) {
		return Stream.of(values).map(v -> CsvFields.quoted(v.toString())).collect(Collectors.joining(",", "", "\n"));
	}
}
