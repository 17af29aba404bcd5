package io.github.ddasr.ui;

import java.awt.GraphicsEnvironment;
import java.util.List;

import io.github.ddasr.comparison.ReportRows;

import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

/** A comparison as a table of ImageJ, with the columns that its file has. */
public final class ComparisonResults {

	/** Title of the table's window. */
	public static final String TITLE = "Comparison of Two Sets";

	private static final int DIGITS = 6;
	/** ImageJ takes a negative number of places for scientific notation. */
	private static final int SCIENTIFIC = -4;

	private ComparisonResults() {}

	/**
	 * @param report rows of a comparison
	 * @return the same as a table of ImageJ
	 */
	public static ResultsTable of(final ReportRows report) {
		final ResultsTable results = new ResultsTable();
		results.setPrecision(DIGITS);
		for (final List<Object> row : report.rows()) {
			results.incrementCounter();
			for (int i = 0; i < row.size(); i++) {
				final String heading = report.headings().get(i);
				if (row.get(i) instanceof Number number) results.addValue(heading, number.doubleValue());
				else results.addValue(heading, row.get(i).toString());
			}
		}
		for (int i = 0; i < report.headings().size() && !report.rows().isEmpty(); i++) {
			final String heading = report.headings().get(i);
			final boolean whole = !(report.rows().get(0).get(i) instanceof Double);
			if (whole || heading.equals("p") || heading.equals("p_holm")) results.setDecimalPlaces(results.getColumnIndex(heading),
				whole ? 0 : SCIENTIFIC);
		}
		return results;
	}

	/**
	 * Shows the table in a window of its own. Where there are no windows it becomes ImageJ's table of results, in which
	 * a macro finds it.
	 *
	 * @param report rows of a comparison
	 */
	public static void show(final ReportRows report) {
		final ResultsTable results = of(report);
		if (GraphicsEnvironment.isHeadless()) Analyzer.setResultsTable(results);
		else results.show(TITLE);
	}
}
