package io.github.ddasr.quality;

import java.util.Locale;

/**
 * A figure, and where it is not an ordinary number the reason why; an ordinary
 * one may carry a warning.
 *
 * @param value the figure; may be NaN or infinite
 * @param reason why it is NaN or infinite, or a warning about an ordinary number; empty if there is nothing to say
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
	 * @param reason why there is no figure
	 * @return NaN with that reason
	 */
	static MetricValue none(final String reason) {
		return new MetricValue(Double.NaN, reason);
	}

	/**
	 * @param digits digits after the point
	 * @return the figure as text, with its reason where it has one
	 */
	public String format(final int digits) {
		if (Double.isInfinite(value)) return (value > 0 ? "inf" : "-inf") + " (" + reason + ")";
		if (Double.isNaN(value)) return "n/a (" + reason + ")";
		return String.format(Locale.ROOT, "%." + digits + "f", value);
	}
}
