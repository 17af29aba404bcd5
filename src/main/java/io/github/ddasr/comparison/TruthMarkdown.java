package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of a degradation report that is about the truth: each draw, and where there are several, their mean. */
final class TruthMarkdown {

	private static final List<String> HEADINGS = List.of("PSNR (dB)", "SSIM", "PSNR (dB) after gain and offset",
		"SSIM after gain and offset");

	private final DegradationResults results;
	private final String mean;

	TruthMarkdown(final DegradationFindings report) {
		results = report.results();
		mean = "mean of " + report.options().seeds() + " draws";
	}

	/** @return who is nearest by each figure, a sentence each */
	List<String> summary() {
		final List<String> lines = new ArrayList<>();
		final TruthTable draws = results.draws(), means = results.means();
		if (!draws.isEmpty()) for (int i = 0; i < HEADINGS.size(); i++) {
			final String best = draws.best(i);
			lines.add("nearest to the truth by " + HEADINGS.get(i) + ": " + best + ", " + DegradationMarkdown.number(results
				.truthOverSeeds(best, i)));
		}
		if (!means.isEmpty()) for (int i = 0; i < HEADINGS.size(); i++) {
			final String best = means.best(i);
			lines.add("nearest to the truth by " + HEADINGS.get(i) + " (" + mean + "): " + best + ", " + DegradationMarkdown.number(
				Summary.of(new double[] { means.average(best, i) })));
		}
		return lines;
	}

	void write(final MarkdownPage page) {
		final TruthTable draws = results.draws(), means = results.means();
		page.text("\n## How near to the truth\n\n");
		table(page, draws, true);
		page.note("n = " + draws.subjects() + " subjects, each the mean over the seeds; ± is the standard deviation over the subjects, in " +
			"brackets that of the mean over the seeds");
		page.note("over the head of the truth; image and truth each in its own window, range 1, nothing clipped; SSIM with an 11 × 11 " +
			"Gaussian window; gain and offset by least squares, one pair for all slices of a subject");
		tests(page, draws);
		if (means.isEmpty()) return;
		page.text("\n### The " + mean + "\n\nNoise that is drawn costs a single draw PSNR and SSIM, even where its amount is right, since " +
			"the truth has other noise. In the mean over the seeds most of it is gone: what is left is what a method gets wrong each " +
			"time. A method without chance has the same figures as above.\n\n");
		table(page, means, false);
		page.note("n = " + means.subjects() + " subjects; ± is the standard deviation over the subjects. Slices were averaged as they " +
			"were made, and the mean was windowed as each draw is. Noise widens a window, and the truth keeps its own: where it is noisy, " +
			"read the figures after gain and offset");
		tests(page, means);
	}

	private void table(final MarkdownPage page, final TruthTable table, final boolean seeds) {
		final List<String> headings = new ArrayList<>(List.of("method"));
		HEADINGS.forEach(heading -> headings.add(heading + " ↑"));
		page.heading(headings);
		for (final String method : table.figures().keySet()) {
			final List<String> cells = new ArrayList<>(List.of(method));
			for (int i = 0; i < HEADINGS.size(); i++) cells.add(DegradationMarkdown.number(table.of(method, i)) + (seeds ? spread(results
				.truthOverSeeds(method, i)) : ""));
			page.line(cells);
		}
		page.text("\n");
	}

	private static String spread(final Summary seeds) {
		if (seeds.n() < 2) return "";
		return " (" + (seeds.deviation() == 0 ? "0" : String.format(Locale.ROOT, "%.2g", seeds.deviation())) + ")";
	}

	private void tests(final MarkdownPage page, final TruthTable table) {
		final Map<String, MetricWords> words = MetricWords.all();
		final List<SetComparison> raw = table.tests(TruthTable.RAW, results.looks()), fitted = table.tests(TruthTable.FITTED, results
			.looks());
		for (final SetComparison test : raw) sentences(page, "as they are", test, words);
		for (final SetComparison test : fitted) sentences(page, "after gain and offset", test, words);
		if (!fitted.isEmpty()) page.note(ComparisonTable.rule(fitted.get(0)));
	}

	private static void sentences(final MarkdownPage page, final String which, final SetComparison test,
		final Map<String, MetricWords> words)
	{
		for (final MetricComparison m : test.metrics()) page.note(which + ": " + Verdict.of(test, m, MetricWords.of(m.metric(), words))
			.sentence());
	}
}
