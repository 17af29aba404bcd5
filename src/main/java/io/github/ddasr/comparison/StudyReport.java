package io.github.ddasr.comparison;

import io.github.ddasr.io.CsvFields;
import io.github.ddasr.quality.MetricValue;
import io.github.ddasr.volume.IntensityWindow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The outcome of a {@link SimulationStudy}: how it was done, and one row for each
 * subject × down-sampling × noise level × method.
 *
 * @param options what was simulated
 * @param competitors the methods
 * @param windows the intensity window of each subject
 * @param rows the table
 */
public record StudyReport(StudyOptions options, List<Competitor> competitors, Map<String, IntensityWindow> windows,
	List<StudyRow> rows)
{

	/** @return how the figures were made, one statement per line */
	public List<String> header() {
		final List<String> lines = new ArrayList<>();
		lines.add(text("×%d, %s slices, %s to multiples of %d; seed %d; gains over %s", options.factor(), options.axis()
			.name().toLowerCase(Locale.ROOT), options.fit() == StudyOptions.Fit.CROP ? "cropped" : "padded", options.factor() *
				options.multiple(), options.seed(), options.baseline()));
		lines.add("PSNR over all voxels of the brain mask, SSIM (11 × 11 Gaussian window, per slice) over its pixels at least " +
			"5 from the edge; nothing clamped; noise is Rician, its level a fraction of the window's upper end");
		windows.forEach((name, w) -> lines.add(text("%s: window %.6g to %.6g, range L = %.6g", name, w.lower(), w.upper(),
			SimulationStudy.range(w))));
		for (final Competitor c : competitors) {
			lines.add(c.name() + ": " + c.method().description() + (c.provenance().isEmpty() ? "" : "; " + c.provenance()));
		}
		return lines;
	}

	/**
	 * @return the report as Markdown: a list of statements, then a table for each metric with the methods side by side,
	 *         each figure followed by its gain over the baseline
	 */
	public String toMarkdown() {
		final StringBuilder text = new StringBuilder();
		header().forEach(line -> text.append("* ").append(line).append('\n'));
		for (final String metric : metrics()) text.append('\n').append(sideBySide(metric));
		return text.toString();
	}

	private String sideBySide(final String metric) {
		final List<String> methods = rows.stream().map(StudyRow::method).distinct().toList();
		final StringBuilder table = new StringBuilder("| ").append(metric).append(", subject | down-sampling | noise | n | ");
		table.append(String.join(" | ", methods)).append(" |\n|---|---|---|---|").append("---|".repeat(methods.size()));
		String last = "";
		for (final StudyRow row : rows) {
			final String simulated = text("%s | %s | %s | %d", row.subject(), row.downsampling(), percent(row.noise()), row
				.slices());
			if (!simulated.equals(last)) table.append("\n| ").append(simulated).append(" |");
			last = simulated;
			final String gain = row.method().equals(options.baseline()) ? "" : gain(row, metric);
			table.append(' ').append(row.figures().get(metric).format(digits(metric))).append(gain).append(" |");
		}
		return table.append('\n').toString();
	}

	/** @return the table as CSV in full precision, the header as lines that begin with # */
	public String toCsv() {
		final StringBuilder text = new StringBuilder();
		header().forEach(line -> text.append("# ").append(line).append('\n'));
		text.append("subject,downsampling,noise,method,slices");
		metrics().forEach(m -> text.append(',').append(m).append(',').append(m).append("_gain"));
		text.append('\n');
		for (final StudyRow row : rows) {
			text.append(String.join(",", CsvFields.quoted(row.subject()), CsvFields.quoted(row.downsampling()), Double
				.toString(row.noise()), CsvFields.quoted(row.method()), Integer.toString(row.slices())));
			for (final String m : metrics()) {
				final MetricValue figure = row.figures().get(m);
				text.append(',').append(figure.value()).append(',').append(row.gains().get(m).doubleValue());
			}
			text.append('\n');
		}
		return text.toString();
	}

	private List<String> metrics() {
		return rows.isEmpty() ? List.of() : List.copyOf(rows.get(0).figures().keySet());
	}

	private static String gain(final StudyRow row, final String metric) {
		final double gain = row.gains().get(metric);
		return Double.isFinite(gain) ? text(" (%+." + digits(metric) + "f)", gain) : "";
	}

	/** Figures between −1 and 1 need more digits than decibels. */
	private static int digits(final String metric) {
		return metric.equals("PSNR") ? 2 : 4;
	}

	private static String percent(final double level) {
		return level == 0 ? "none" : text("%.3g %%", 100 * level);
	}

	private static String text(final String format, final Object... values) {
		return String.format(Locale.ROOT, format, values);
	}
}
