package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
	private final StringBuilder text = new StringBuilder();

	DegradationMarkdown(final DegradationFindings report) {
		this.report = report;
		results = report.results();
	}

	String text(final String slices, final String curves) {
		text.append("# Degradation report\n\n");
		report.header().forEach(this::note);
		text.append("\n![A slice of each](").append(slices).append(")\n\n![Power spectra and histograms](").append(curves).append(
			")\n\n## How near to the real slices\n\n");
		distances();
		text.append('\n');
		summary(report).forEach(this::note);
		if (!results.truths().isEmpty()) truth();
		text.append("\n## How it was measured\n\n");
		report.definitions().forEach(this::note);
		return text.toString();
	}

	private void distances() {
		heading(HEADINGS);
		final DomainMeasures real = results.real();
		line(List.of(DegradationFindings.REAL, percent(Summary.of(real.air())), percent(Summary.of(real.tissue())), "", "", "", "",
			String.valueOf(real.blocks())));
		if (results.halves().isEmpty()) line(List.of(DegradationFindings.HALVES, "", "", "n/a: one subject", "", "", "", ""));
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
		line(cells);
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
		if (!report.results().truths().isEmpty()) for (int i = 0; i < TruthFigures.NAMES.size(); i++) lines.add(best(report, i));
		return lines;
	}

	private static String best(final DegradationFindings report, final int figure) {
		final String best = Collections.max(report.methods(), Comparator.comparingDouble(method -> height(report, method,
			figure)));
		return "nearest to the truth by " + named(figure) + ": " + best + ", " + number(report.results().truthOverSeeds(best,
			figure));
	}

	/** Mean over subjects and seeds; what is identical to the truth stands above all. */
	private static double height(final DegradationFindings report, final String method, final int figure) {
		final Summary s = report.results().truthOverSeeds(method, figure);
		return s.infinite() > 0 ? Double.POSITIVE_INFINITY : s.mean();
	}

	private static String named(final int figure) {
		return List.of("PSNR (dB)", "SSIM", "PSNR (dB) after gain and offset", "SSIM after gain and offset").get(figure);
	}

	private void truth() {
		text.append("\n## How near to the truth\n\n");
		final List<String> headings = new ArrayList<>(List.of("method"));
		for (int i = 0; i < TruthFigures.NAMES.size(); i++) headings.add(named(i) + " ↑");
		heading(headings);
		for (final String method : report.methods()) {
			final List<String> cells = new ArrayList<>(List.of(method));
			for (int i = 0; i < TruthFigures.NAMES.size(); i++) {
				final int figure = i;
				final Summary subjects = Summary.of(results.truthBySubject(method).values().stream().mapToDouble(v -> v[figure]).toArray());
				final Summary seeds = results.truthOverSeeds(method, i);
				cells.add(number(subjects) + (seeds.n() > 1 ? " (" + (seeds.deviation() == 0 ? "0" : String.format(Locale.ROOT, "%.2g",
					seeds.deviation())) + ")" : ""));
			}
			line(cells);
		}
		text.append('\n');
		note("n = " + results.truthBySubject(report.methods().get(0)).size() + " subjects, each the mean over the seeds; ± is the standard " +
			"deviation over the subjects, in brackets that of the mean over the seeds");
		note("over the head of the truth; image and truth each in its own window, range 1, nothing clipped; SSIM with an 11 × 11 Gaussian " +
			"window; gain and offset by least squares, one pair for all slices of a subject");
		tests("as they are", 0);
		tests("after gain and offset", 2);
	}

	private void tests(final String which, final int first) {
		final List<SetComparison> tests = results.tests(first);
		final Map<String, MetricWords> words = MetricWords.all();
		for (final SetComparison test : tests) for (final MetricComparison m : test.metrics()) note(which + ": " + Verdict.of(test, m,
			MetricWords.of(m.metric(), words)).sentence());
		if (first > 0 && !tests.isEmpty()) note(ComparisonTable.rule(tests.get(0)));
	}

	private static String percent(final Summary s) {
		if (s.n() == 0) return "n/a";
		return s.n() == 1 ? String.format(Locale.ROOT, "%.2f", 100 * s.mean()) : String.format(Locale.ROOT, "%.2f ± %.2f", 100 * s
			.mean(), 100 * s.deviation());
	}

	private static String number(final Summary s) {
		if (s.n() == 0) return s.infinite() > 0 ? "identical" : "n/a";
		return String.format(Locale.ROOT, "%.4g", s.mean()) + (s.n() == 1 ? "" : " ± " + (s.deviation() == 0 ? "0" : String.format(
			Locale.ROOT, "%.2g", s.deviation())));
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
}
