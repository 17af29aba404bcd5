package io.github.ddasr.quality;

import java.util.Locale;

/**
 * A figure, and where it is not an ordinary number the reason why. An ordinary
 * number may come with a note, for instance on what was measured instead of what.
 *
 * @param value the figure; may be NaN or infinite
 * @param reason why it is NaN or infinite, or a note on an ordinary number; empty if there is nothing to say
 */
public record MetricValue(double value, String reason) {

	/**
	 * @param value an ordinary number
	 * @return that figure
	 */
	static MetricValue of(final double value) {
		return new MetricValue(value, "");
	}

	/**
	 * @param value an ordinary number
	 * @param note what its reader must know
	 * @return that figure
	 */
	static MetricValue noted(final double value, final String note) {
		return new MetricValue(value, note);
	}

	/**
	 * @param pixels number of pixels that are NaN or infinite
	 * @return NaN, because of them
	 */
	static MetricValue nonFinite(final long pixels) {
		return none("NaN or infinite pixels: " + pixels);
	}

	/**
	 * @param reason why there is no figure
	 * @return NaN with that reason
	 */
	static MetricValue none(final String reason) {
		return new MetricValue(Double.NaN, reason);
	}

	/**
	 * @param digits digits after the point
	 * @return the figure as text, with its reason or note where it has one
	 */
	public String format(final int digits) {
		if (Double.isInfinite(value)) return (value > 0 ? "inf" : "-inf") + " (" + reason + ")";
		if (Double.isNaN(value)) return "n/a (" + reason + ")";
		return String.format(Locale.ROOT, "%." + digits + "f", value) + (reason.isEmpty() ? "" : " (" + reason + ")");
	}
}
