package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes an {@link AnyScaleReport} as a page. */
final class AnyScaleMarkdown {

	private static final int LEAST_SUBJECTS = 3;
	private static final String NONE = "–";

	private final AnyScaleReport report;
	private final List<AnyScaleTable> tables;
	private final List<String> methods;
	private final Set<String> interpolations = new LinkedHashSet<>();
	private final MarkdownPage page = new MarkdownPage();

	AnyScaleMarkdown(final AnyScaleReport report) {
		this.report = report;
		tables = AnyScaleTable.of(report.rows());
		methods = report.methods().stream().map(AnyScaleMethod::name).toList();
		report.methods().stream().filter(m -> m.provenance().isEmpty()).forEach(m -> interpolations.add(m.name()));
	}

	String page() {
		page.text("# Methods at any scale\n");
		for (final String downsampling : tables.stream().map(AnyScaleTable::downsampling).distinct().toList()) {
			final List<AnyScaleTable> own = tables.stream().filter(t -> t.downsampling().equals(downsampling)).toList();
			page.text("\n## " + downsampling + "\n");
			for (final String metric : report.options().metrics()) overview(own, metric);
			fidelity(own);
			whole(own);
		}
		tests();
		page.text("\n## How it was measured\n\n");
		new AnyScaleNotes(report).lines().forEach(page::note);
		return page.toString();
	}

	/** A line for each scale, a column for each method. */
	private void overview(final List<AnyScaleTable> own, final String metric) {
		page.text("\n" + metric + (metric.equals(AnyScaleMetrics.PSNR) ? " in dB" : "") + " inside the brain, mean over the subjects" + (metric
			.equals(AnyScaleMetrics.HFEN) ? "; lower is better" : "; in brackets the difference from the best interpolation") + ":\n\n");
		final List<String> heading = new ArrayList<>(List.of("scale", "subjects"));
		heading.addAll(methods);
		page.heading(heading);
		for (final AnyScaleTable table : own) {
			final List<String> cells = new ArrayList<>(List.of(table.scale(), Integer.toString(methods.stream().mapToInt(table::subjects).max()
				.orElse(0))));
			final String best = metric.equals(AnyScaleMetrics.HFEN) ? null : table.best(interpolations, metric).orElse(null);
			for (final String method : methods) {
				final double value = table.mean(method, metric);
				final boolean compared = best != null && !method.equals(best) && Double.isFinite(value - table.mean(best, metric));
				cells.add(number(value, metric) + (compared ? " (" + signed(value - table.mean(best, metric), metric) + ")" : ""));
			}
			page.line(cells);
		}
	}

	/** Which networks are no more faithful than zero-filling. */
	private void fidelity(final List<AnyScaleTable> own) {
		final List<String> notes = new ArrayList<>();
		int judged = 0;
		for (final AnyScaleTable table : own) for (final String method : methods) {
			final double[] gain = table.gain(method);
			if (interpolations.contains(method) || Double.isNaN(gain[0]) && Double.isNaN(gain[1])) continue;
			judged++;
			if (!AnyScaleTable.isGain(gain)) notes.add("**No gain in fidelity**: " + method + " at " + table.scale() + ", from " +
				AnyScaleInterpolation.BASELINE + " " + gains(gain));
		}
		if (judged == 0) return;
		page.text("\n");
		if (notes.isEmpty()) page.note("Every network gains at least 0.3 dB or 0.01 in SSIM over " + AnyScaleInterpolation.BASELINE +
			" at every scale that was measured.");
		notes.forEach(page::note);
	}

	private static String gains(final double[] gain) {
		final List<String> parts = new ArrayList<>();
		if (!Double.isNaN(gain[0])) parts.add(signed(gain[0], AnyScaleMetrics.PSNR) + " dB");
		if (!Double.isNaN(gain[1])) parts.add(signed(gain[1], AnyScaleMetrics.SSIM) + " in SSIM");
		return String.join(", ", parts);
	}

	/** The same over the whole volume. */
	private void whole(final List<AnyScaleTable> own) {
		page.text("\nOver the whole volume, air included:\n\n");
		final List<String> heading = new ArrayList<>(List.of("scale", "metric"));
		heading.addAll(methods);
		page.heading(heading);
		for (final AnyScaleTable table : own) for (final String metric : report.options().metrics()) {
			final List<String> cells = new ArrayList<>(List.of(table.scale(), metric));
			for (final String method : methods) cells.add(number(table.mean(method, metric + AnyScaleMetrics.WHOLE), metric));
			page.line(cells);
		}
	}

	private record Test(AnyScaleTable table, String other, String metric, TestResult result) {}

	/** The first method against each other one. */
	private void tests() {
		final String first = methods.get(0);
		final List<Test> tests = new ArrayList<>();
		for (final AnyScaleTable table : tables) for (final String metric : report.options().metrics()) {
			for (final String other : methods.subList(1, methods.size())) {
				final TestResult result = table.test(first, other, metric);
				if (result.n() >= LEAST_SUBJECTS) tests.add(new Test(table, other, metric, result));
			}
		}
		if (tests.isEmpty()) return;
		final double[] adjusted = Holm.adjust(tests.stream().mapToDouble(t -> t.result().p()).toArray());
		page.text("\n## " + first + " against the others\n\n");
		page.heading(List.of("down-sampling", "scale", "other", "metric", "difference", "p", "subjects"));
		for (int i = 0; i < tests.size(); i++) {
			final Test t = tests.get(i);
			final double difference = t.table().mean(first, t.metric()) - t.table().mean(t.other(), t.metric());
			page.line(List.of(t.table().downsampling(), t.table().scale(), t.other(), t.metric(), signed(difference, t.metric()), Double.isNaN(
				adjusted[i]) ? NONE : String.format(Locale.ROOT, "%.2g", adjusted[i]), Integer.toString(t.result().n())));
		}
		page.text("\nInside the brain; two-sided paired t-test over the subjects, corrected by Holm over the " + tests.size() +
			" tests of this table.\n");
	}

	/** Decibels need fewer digits than figures between −1 and 1. */
	private static String number(final double value, final String metric) {
		if (Double.isInfinite(value)) return "identical";
		return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%." + digits(metric) + "f", value);
	}

	private static String signed(final double value, final String metric) {
		return Double.isFinite(value) ? String.format(Locale.ROOT, "%+." + digits(metric) + "f", value) : NONE;
	}

	private static int digits(final String metric) {
		return metric.equals(AnyScaleMetrics.PSNR) ? 2 : 4;
	}
}
