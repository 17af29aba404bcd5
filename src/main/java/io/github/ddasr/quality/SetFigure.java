package io.github.ddasr.quality;

import java.util.List;
import java.util.Locale;

/**
 * A figure between two sets, with what has to be said beside it.
 *
 * @param label what it may be called, for the features that it was made of
 * @param value the figure, or NaN with the reason
 * @param standardError its standard error, NaN where none is known
 * @param rowsA number of rows of the first set
 * @param rowsB number of rows of the second set
 * @param notes what the reader must know, one sentence each; may be empty
 */
public record SetFigure(String label, MetricValue value, double standardError, int rowsA, int rowsB,
	List<String> notes)
{

	/**
	 * @param digits significant digits
	 * @return figure, standard error and numbers of rows on one line, without the notes
	 */
	public String format(final int digits) {
		final String number = Double.isFinite(value.value()) ? round(value.value(), digits) : value.format(digits);
		final String error = Double.isNaN(standardError) ? "" : " \u00b1 " + round(standardError, 2) + " (standard error)";
		return label + ": " + number + error + ", n = " + rowsA + " and " + rowsB;
	}

	private static String round(final double number, final int digits) {
		return String.format(Locale.ROOT, "%." + digits + "g", number);
	}
}
