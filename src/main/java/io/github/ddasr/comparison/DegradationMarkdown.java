package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A {@link DegradationFindings} as a page to be read. */
final class DegradationMarkdown {

	private static final int AIR = 0, TISSUE = 1, SPECTRUM = 2, FRECHET = 5;
	private static final List<String> HEADINGS = List.of("slices", "air noise (%)", "tissue noise (%)", "spectrum ↓",
		"spectrum shape ↓", "histogram ↓", "Fr\u00e9chet NSS ↓", "blocks");
	private static final List<String> DISTANCES = List.of("spectrum", "spectrum shape", "histogram", "Fr\u00e9chet NSS distance");

	private final DegradationFindings report;
	private final DegradationResults results;
	private final MarkdownPage page = new MarkdownPage();

	DegradationMarkdown(final DegradationFindings report) {
		this.report = report;
		results = report.results();
	}

	String text(final String slices, final String curves) {
		page.text("# Degradation report\n\n");
		report.header().forEach(page::note);
		page.text("\n![A slice of each](" + slices + ")\n\n![Power spectra and histograms](" + curves +
			")\n\n## How near to the real slices\n\n");
		distances();
		page.text("\n");
		summary(report).forEach(page::note);
		if (!results.truths().isEmpty()) new TruthMarkdown(report).write(page);
		page.text("\n## How it was measured\n\n");
		report.definitions().forEach(page::note);
		return page.toString();
	}

	private void distances() {
		page.heading(HEADINGS);
		final DomainMeasures real = results.real();
		page.line(List.of(DegradationFindings.REAL, percent(Summary.of(real.air())), percent(Summary.of(real.tissue())), "", "", "", "",
			String.valueOf(real.blocks())));
		if (results.halves().isEmpty()) page.line(List.of(DegradationFindings.HALVES, "", "", "n/a: one subject", "", "", "", ""));
		else row(DegradationFindings.HALVES, results.halves(), Map.of());
		final Map<Integer, String> nearest = new LinkedHashMap<>();
		for (int f = SPECTRUM; f <= FRECHET; f++) nearest.put(f, nearest(report, f));
		results.figures().forEach((name, seeds) -> row(name, seeds, nearest));
	}

	private void row(final String name, final List<DegradationFigures> figures, final Map<Integer, String> nearest) {
		final List<String> cells = new ArrayList<>(List.of(name));
		final boolean half = name.equals(DegradationFindings.HALVES);
		for (final int f : new int[] { AIR, TISSUE }) cells.add(half ? "" : percent(DegradationResults.summary(figures, f)));
		for (int f = SPECTRUM; f <= FRECHET; f++) {
			final Summary s = DegradationResults.summary(figures, f);
			final String cell = number(s);
			cells.add(name.equals(nearest.get(f)) ? "**" + cell + "**" : cell);
		}
		cells.add(String.valueOf(figures.get(0).blocks()));
		page.line(cells);
	}

	/** @return the method with the smallest mean distance; null if none has any */
	private static String nearest(final DegradationFindings report, final int figure) {
		String nearest = null;
		double least = Double.POSITIVE_INFINITY;
		for (final String method : report.methods()) {
			final double mean = DegradationResults.summary(report.results().figures().get(method), figure).mean();
			if (!(mean < least)) continue;
			least = mean;
			nearest = method;
		}
		return nearest;
	}

	static List<String> summary(final DegradationFindings report) {
		final List<String> lines = new ArrayList<>();
		for (int f = SPECTRUM; f <= FRECHET; f++) {
			final String nearest = nearest(report, f);
			if (nearest == null) lines.add(DISTANCES.get(f - SPECTRUM) + ": no figure, since there were too few blocks");
			else lines.add("nearest by " + DISTANCES.get(f - SPECTRUM) + ": " + nearest + ", " + number(DegradationResults.summary(
				report.results().figures().get(nearest), f)) + (report.results().halves().isEmpty() ? "" : " (real LR among itself " + number(
					DegradationResults.summary(report.results().halves(), f)) + ")"));
		}
		lines.addAll(new TruthMarkdown(report).summary());
		return lines;
	}

	private static String percent(final Summary s) {
		if (s.n() == 0) return "n/a";
		return s.n() == 1 ? String.format(Locale.ROOT, "%.2f", 100 * s.mean()) : String.format(Locale.ROOT, "%.2f ± %.2f", 100 * s
			.mean(), 100 * s.deviation());
	}

	static String number(final Summary s) {
		if (s.n() == 0) return s.infinite() > 0 ? "identical" : "n/a";
		return String.format(Locale.ROOT, "%.4g", s.mean()) + (s.n() == 1 ? "" : " ± " + (s.deviation() == 0 ? "0" : String.format(
			Locale.ROOT, "%.2g", s.deviation())));
	}
}
