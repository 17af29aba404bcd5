package io.github.ddasr.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.ddasr.io.CsvFields;

/**
 * The figures of one volume or many.
 *
 * @param options what was measured, and how
 * @param columns one for each metric
 * @param volumes the volumes in order
 * @param failed file → sentence, for files that could not be measured
 */
public record QualityTable(QualityOptions options, List<MetricColumn> columns, List<MeasuredVolume> volumes,
	Map<String, String> failed)
{

	/** So many volumes are described one by one. */
	private static final int FEW = 8;

	/** @return the rows of all volumes */
	public List<QualityRow> rows() {
		return volumes.stream().flatMap(v -> v.rows().stream()).toList();
	}

	/** @return one summary for each metric, over the slices of all volumes */
	public List<QualitySummary> summaries() {
		return summaries(rows());
	}

	/**
	 * @param rows some of the table's rows
	 * @return one summary for each metric
	 */
	List<QualitySummary> summaries(final List<QualityRow> rows) {
		return IntStream.range(0, columns.size()).mapToObj(i -> QualitySummary.of(columns.get(i), rows.stream().map(r -> r
			.values().get(i)).toList())).toList();
	}

	/** @return what a user reads: what was measured, the figures, the models behind them, files that failed */
	public List<String> summary() {
		final List<String> lines = new ArrayList<>();
		final boolean few = volumes.size() <= FEW;
		if (few) volumes.forEach(v -> lines.add(v.description()));
		else lines.add(volumes.size() + " images, " + rows().size() + " slices");
		summaries().forEach(s -> lines.add(s.toString()));
		for (final MeasuredVolume v : volumes) if (few && v.rows().size() > 1 && !v.whole().isEmpty()) lines.add(v.file() +
			", all slices at once: " + whole(v));
		for (final MetricColumn c : columns) if (!c.description().isEmpty()) lines.add(c.name() + ": " + c.description());
		failed.forEach((file, sentence) -> lines.add("Failed: " + file + ": " + sentence));
		return lines;
	}

	private String whole(final MeasuredVolume volume) {
		return columns.stream().filter(c -> volume.whole().containsKey(c.key())).map(c -> {
			final MetricValue v = volume.whole().get(c.key());
			return c.heading() + " " + Numbers.brief(v.value()) + (v.reason().isEmpty() ? "" : " (" + v.reason() + ")");
		}).collect(Collectors.joining(", "));
	}

	/**
	 * Comma-separated values in full precision: {@code file,slice,}, one column for each metric under its key, and
	 * {@code notes} with the reason of each figure that is NaN or infinite.
	 *
	 * @return the rows, each ended by a line feed
	 */
	public String toCsv() {
		final StringBuilder text = new StringBuilder("file,slice");
		columns.forEach(c -> text.append(',').append(c.key()));
		text.append(",notes\n");
		for (final QualityRow row : rows()) {
			text.append(CsvFields.quoted(row.file())).append(',').append(row.slice());
			row.values().forEach(v -> text.append(',').append(v.value()));
			text.append(',').append(CsvFields.quoted(row.notes(columns))).append('\n');
		}
		return text.toString();
	}

	/** @return everything, as JSON; numbers that are not finite are strings */
	public String toJson() {
		return QualityJson.of(this);
	}
}
