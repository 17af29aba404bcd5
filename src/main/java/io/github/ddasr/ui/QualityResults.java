package io.github.ddasr.ui;

import java.awt.GraphicsEnvironment;

import io.github.ddasr.quality.MetricColumn;
import io.github.ddasr.quality.QualityRow;
import io.github.ddasr.quality.QualityTable;

import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

/** Figures as a table of ImageJ: one row for each slice, one column for each metric with its unit and direction. */
public final class QualityResults {

	/** Title of the table's window. */
	public static final String TITLE = "Image Quality";

	private static final int DIGITS = 6;

	private QualityResults() {}

	/**
	 * @param table figures
	 * @return the same as a table of ImageJ
	 */
	public static ResultsTable of(final QualityTable table) {
		final ResultsTable results = new ResultsTable();
		results.setPrecision(DIGITS);
		for (final QualityRow row : table.rows()) {
			results.incrementCounter();
			results.addValue("File", row.file());
			results.addValue("Slice", row.slice());
			for (int i = 0; i < table.columns().size(); i++) {
				final MetricColumn column = table.columns().get(i);
				results.addValue(column.heading(), row.values().get(i).value());
			}
			results.addValue("Notes", row.notes(table.columns()));
		}
		for (final String whole : new String[] { "File", "Slice", "Notes" }) results.setDecimalPlaces(results.getColumnIndex(
			whole), 0);
		return results;
	}

	/**
	 * Shows the table in a window of its own. Where there are no windows it becomes ImageJ's table of results, in which
	 * a macro finds it.
	 *
	 * @param table figures
	 */
	public static void show(final QualityTable table) {
		final ResultsTable results = of(table);
		if (GraphicsEnvironment.isHeadless()) Analyzer.setResultsTable(results);
		else results.show(TITLE);
	}
}
