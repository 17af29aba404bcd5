package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

import io.github.ddasr.quality.MetricColumn;

/**
 * What {@link ScanStudy} found.
 *
 * @param columns the metrics
 * @param tables method → its figures; first the scans themselves, then the methods in order, all of the same slices
 * @param agreements method → how well its results agree with the scans, one by one
 * @param methods the methods
 * @param windows which slices of which scan were measured, and through which window
 */
public record ScanStudyReport(List<MetricColumn> columns, Map<String, SliceTable> tables,
	Map<String, List<Agreement>> agreements, List<Competitor> methods, List<String> windows)
{

	private static final int PAIRED = 0, POOLED = 3;

	/**
	 * @param baseline the method from which margins are counted
	 * @return a page to be read
	 */
	public String toMarkdown(final String baseline) {
		final MarkdownPage page = new MarkdownPage();
		page.text("# Methods on real scans\n\n");
		figures(page, baseline);
		page.text("\nMean ± standard deviation over the slices that have a figure; in brackets the difference of the mean from that of " + baseline +
			". The scan itself has fewer pixels, its noise pleases BRISQUE and NIQE, and it is no competitor. Consistency: root mean " +
			"square difference of the result, made coarse again by area averaging, from the scan, in percent of white and as a multiple of " +
			"the scan's noise, mean over the scans; without tones: the scan's scatter around a curve through the tones of both, since a network that has " +
			"learned another scanner's tones changes them on purpose. A result without noise scatters by the scan's noise.\n");
		if (methods.size() > 1) tests(page);
		page.text("\n## How it was measured\n\n");
		windows.forEach(page::note);
		columns.stream().filter(c -> !c.description().isEmpty()).forEach(c -> page.note(c.name() + ": " + c.description()));
		methods.stream().filter(m -> !m.provenance().isEmpty()).forEach(m -> page.note(m.name() + ": " + m.provenance()));
		return page.toString();
	}

	private void figures(final MarkdownPage page, final String baseline) {
		final List<String> heading = new ArrayList<>(List.of("method", "slices"));
		columns.forEach(c -> heading.add(c.heading()));
		heading.addAll(List.of("consistency (% of white) ↓", "without tones ↓"));
		page.heading(heading);
		final SliceTable base = tables.get(baseline);
		tables.forEach((name, table) -> {
			final List<String> cells = new ArrayList<>(List.of(name, Integer.toString(table.rows().size())));
			for (final MetricColumn c : columns) cells.add(cell(table, c, name.equals(baseline) || name.equals(ScanStudy.SCAN) ? null : base));
			if (name.equals(ScanStudy.SCAN)) cells.addAll(List.of("–", "–"));
			else cells.addAll(List.of(agreement(name, Agreement::difference), agreement(name, Agreement::structure)));
			page.line(cells);
		});
	}

	private static String cell(final SliceTable table, final MetricColumn column, final SliceTable base) {
		final Summary own = Summary.of(table.column(column.key()));
		if (own.n() == 0) return "–";
		final String text = own.n() == 1 ? number(own.mean()) : number(own.mean()) + " ± " + number(own.deviation());
		if (base == null) return text;
		final double from = Summary.of(base.column(column.key())).mean();
		if (!(Math.abs(from) > 0)) return text;
		return text + String.format(Locale.ROOT, " (%+.0f %%)", 100 * (own.mean() - from) / Math.abs(from));
	}

	private static String number(final double value) {
		final double size = Math.abs(value);
		return String.format(Locale.ROOT, size >= 1000 ? "%.0f" : size >= 0.1 || size == 0 ? "%.2f" : "%.2g", value);
	}

	private String agreement(final String method, final ToDoubleFunction<Agreement> figure) {
		final OptionalDouble value = mean(method, figure), noise = mean(method, a -> a.noise() > 0 ? figure.applyAsDouble(a) / a.noise()
			: Double.NaN);
		if (value.isEmpty()) return "–";
		return number(value.getAsDouble()) + (noise.isEmpty() ? "" : String.format(Locale.ROOT, " (%.2f × noise)", noise.getAsDouble()));
	}

	private OptionalDouble mean(final String method, final ToDoubleFunction<Agreement> figure) {
		return agreements.get(method).stream().mapToDouble(figure).filter(Double::isFinite).average();
	}

	/** The first method against each of the others. */
	private void tests(final MarkdownPage page) {
		final String first = methods.get(0).name();
		final int comparisons = methods.size() - 1;
		page.text("\n## " + first + " against the others\n\n");
		page.heading(List.of("other", "metric", "difference", "p, slices as in the paper", "p, slices paired", "p, subjects paired",
			"subjects"));
		for (final Competitor other : methods.subList(1, methods.size())) {
			final SliceTable a = tables.get(other.name()), b = tables.get(first);
			final SetComparison slices = SetComparison.of(a, b, SetComparison.Unit.SLICE, comparisons), subjects = SetComparison.of(a, b,
				SetComparison.Unit.SUBJECT, comparisons);
			for (int m = 0; m < slices.metrics().size(); m++) {
				final MetricComparison s = slices.metrics().get(m), v = subjects.metrics().get(m);
				page.line(List.of(other.name(), columns.get(m).name(), difference(s.difference()), p(s, POOLED), p(s,
					PAIRED), p(v, PAIRED), Integer.toString(v.pairs())));
			}
		}
		page.text("\nDifference: mean of " + first + " minus the other's, over slices of which both have a figure. Two-sided p, corrected by " +
			"Holm over the metrics and multiplied by the " + comparisons + (comparisons == 1 ? " comparison" : " comparisons") +
			". The paper's test is the pooled t-test over slices; but slices of one subject are not independent, and each is enlarged by " +
			"both methods: the paired test over subjects is the proper one. Subjects are told by their files, or by the pattern that was given.\n");
	}

	private static String difference(final double value) {
		return Double.isNaN(value) ? "–" : (value < 0 ? "" : "+") + number(value);
	}

	private static String p(final MetricComparison metric, final int test) {
		final double p = metric.adjusted().get(test);
		return Double.isNaN(p) ? "–" : p < 1e-4 ? "< 0.0001" : String.format(Locale.ROOT, "%.2g", p);
	}

	/** @return one row for each method and slice, under the columns method, file, slice and the metrics' keys */
	public String toCsv() {
		final StringBuilder text = new StringBuilder("method,file,slice");
		columns.forEach(c -> text.append(',').append(c.key()));
		text.append('\n');
		tables.forEach((name, table) -> table.rows().forEach(row -> {
			text.append(quoted(name)).append(',').append(quoted(row.file())).append(',').append(row.slice());
			for (final double v : row.figures()) text.append(',').append(Double.isNaN(v) ? "NaN" : String.format(Locale.ROOT, "%.6g", v));
			text.append('\n');
		}));
		return text.toString();
	}

	private static String quoted(final String name) {
		return name.matches("[^\",\\r\\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
	}
}
