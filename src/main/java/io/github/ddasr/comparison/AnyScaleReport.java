package io.github.ddasr.comparison;

import java.util.List;
import java.util.Map;

import io.github.ddasr.io.CsvFields;
import io.github.ddasr.volume.IntensityWindow;

/**
 * What an {@link AnyScaleStudy} found.
 *
 * @param options what was simulated
 * @param methods the methods
 * @param windows the intensity window of each volume
 * @param rows the figures, one row for each volume, scale, down-sampling and method that can do the scale
 */
public record AnyScaleReport(AnyScaleOptions options, List<AnyScaleMethod> methods, Map<String, IntensityWindow> windows,
	List<AnyScaleRow> rows)
{

	/** @return a page to be read */
	public String toMarkdown() {
		return new AnyScaleMarkdown(this).page();
	}

	/** @return the rows as comma-separated text in full precision */
	public String toCsv() {
		final StringBuilder text = new StringBuilder("subject,volume,downsampling,scale,method");
		final List<String> metrics = rows.isEmpty() ? List.of() : List.copyOf(rows.get(0).figures().keySet());
		metrics.forEach(m -> text.append(',').append(m.replace(AnyScaleMetrics.WHOLE, " of the volume")));
		text.append('\n');
		for (final AnyScaleRow row : rows) {
			text.append(CsvFields.quoted(row.subject())).append(',').append(CsvFields.quoted(row.volume())).append(',').append(row.downsampling())
				.append(',').append(CsvFields.quoted(row.scale().asTyped())).append(',').append(CsvFields.quoted(row.method()));
			metrics.forEach(m -> text.append(',').append(row.figures().get(m).value()));
			text.append('\n');
		}
		return text.toString();
	}
}
