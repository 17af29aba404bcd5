package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.ddasr.quality.SetFigure;

/** Comparisons of two sets as Markdown. */
final class ComparisonMarkdown {

	private final StringBuilder text = new StringBuilder();

	private ComparisonMarkdown() {}

	/**
	 * @param comparison two methods
	 * @return a table with a row for each metric and a column for each test, then the notes
	 */
	static String of(final SetComparison comparison) {
		final Map<String, MetricWords> words = MetricWords.all();
		final ComparisonMarkdown page = new ComparisonMarkdown();
		final List<String> headings = new ArrayList<>(List.of("metric", comparison.a(), comparison.b(), "pairs", "difference"));
		MethodTest.all().forEach(test -> headings.add(test.name()));
		headings.add("verdict");
		page.heading(headings);
		for (final MetricComparison m : comparison.metrics()) {
			final MetricWords w = MetricWords.of(m.metric(), words);
			final List<String> cells = new ArrayList<>(List.of(w.heading(), m.a().toString(), m.b().toString(), String.valueOf(m
				.pairs()), m.pairs() == 0 ? "n/a" : number("%+.5g", m.difference())));
			for (int t = 0; t < m.tests().size(); t++) cells.add(cell(m.tests().get(t), m.adjusted().get(t)));
			cells.add(Verdict.of(comparison, m, w).conclusion());
			page.line(cells);
		}
		page.text.append('\n');
		page.note("n counts " + ComparisonTable.unit(comparison) + "s; the difference is " + comparison.b() + " − " + comparison
			.a() + " over the pairs; p is two-sided, in brackets after Holm's correction over the metrics" + ComparisonTable
				.times(comparison));
		page.note(ComparisonTable.rule(comparison));
		comparison.notes().forEach(page::note);
		return page.text.toString();
	}

	/**
	 * @param comparison two sets
	 * @return a table with a row for each distance, then the notes
	 */
	static String of(final FeatureComparison comparison) {
		final ComparisonMarkdown page = new ComparisonMarkdown();
		page.heading(List.of("distance ↓", "value", "standard error", "n of " + comparison.a(), "n of " + comparison.b()));
		for (final SetFigure f : comparison.figures()) {
			page.line(List.of(f.label(), Double.isNaN(f.value().value()) ? "n/a (" + f.value().reason() + ")" : number("%.6g", f
				.value().value()), Double.isNaN(f.standardError()) ? "" : number("%.2g", f.standardError()), String.valueOf(f
					.rowsA()), String.valueOf(f.rowsB())));
		}
		page.text.append('\n');
		page.note("features: " + comparison.features());
		for (final SetFigure f : comparison.figures()) f.notes().forEach(note -> page.note(f.label() + ": " + note));
		comparison.notes().forEach(page::note);
		return page.text.toString();
	}

	private static String cell(final TestResult test, final double adjusted) {
		return Double.isNaN(test.p()) ? "n/a: " + test.note() : number("%.3g", test.p()) + number(" (%.3g)", adjusted);
	}

	private void heading(final List<String> names) {
		line(names);
		text.append("|---".repeat(names.size())).append("|\n");
	}

	private void line(final List<String> cells) {
		cells.forEach(cell -> text.append("| ").append(cell.replace("|", "\\|")).append(' '));
		text.append("|\n");
	}

	private void note(final String note) {
		text.append("* ").append(note).append('\n');
	}

	private static String number(final String format, final double value) {
		return String.format(Locale.ROOT, format, value);
	}
}
