package io.github.ddasr.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * The figures of one slice.
 *
 * @param file name of the image
 * @param slice number of the slice, counted from 1
 * @param values one figure for each column of the table
 */
public record QualityRow(String file, int slice, List<MetricValue> values) {

	/** Copies the list. */
	public QualityRow {
		values = List.copyOf(values);
	}

	/**
	 * @param columns the table's columns
	 * @return why figures are not ordinary numbers, such as "psnr: the images are identical"; empty if all are
	 */
	public String notes(final List<MetricColumn> columns) {
		final List<String> notes = new ArrayList<>();
		for (int i = 0; i < values.size(); i++) {
			final MetricValue v = values.get(i);
			final boolean silent = v.reason().isEmpty() && !Double.isFinite(v.value());
			final String reason = silent ? "no reason given" : v.reason();
			if (!reason.isEmpty()) notes.add(columns.get(i).key() + ": " + reason);
		}
		return String.join("; ", notes);
	}
}
