package io.github.ddasr.comparison;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The figures of a report as a plain table, the same for files and for windows.
 *
 * @param headings names of the columns
 * @param rows one value for each column: a number or a text
 */
public record ReportRows(List<String> headings, List<List<Object>> rows) {

	/** Checks that the table is full. */
	public ReportRows {
		for (final List<Object> row : rows) if (row.size() != headings.size()) {
			throw new IllegalArgumentException(row.size() + " values for " + headings.size() + " columns");
		}
	}

	/** @return the table as comma-separated text in full precision, the headings first */
	public String toCsv() {
		return line(headings) + rows.stream().map(ReportRows::line).collect(Collectors.joining());
	}

	private static String line(final List<?> values) {
		return values.stream().map(v -> quoted(v.toString())).collect(Collectors.joining(",", "", "\n"));
	}

	private static String quoted(final String value) {
		return value.matches("[^,\"\\n\\r]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
	}
}
