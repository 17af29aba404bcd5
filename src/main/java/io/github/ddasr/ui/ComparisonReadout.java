package io.github.ddasr.ui;

import java.util.Locale;

import io.github.ddasr.comparison.ComparedImages;
import io.github.ddasr.comparison.PlacedVolume;

/** One line about the place that the mouse points at, and the values of all images there. */
final class ComparisonReadout {

	private ComparisonReadout() {}

	/**
	 * @param images what is compared
	 * @param z place of the slice in mm
	 * @param pointer place in the slice in mm, or null
	 * @return such as "x 61.3 mm, y 80.1 mm: 1034 | 1101    black 0, white 4095"
	 */
	static String of(final ComparedImages images, final double z, final double[] pointer) {
		final StringBuilder text = new StringBuilder();
		if (pointer != null) {
			final String unit = images.space().volumes().get(0).volume().geometry().isCalibrated() ? " mm" : "";
			text.append(String.format(Locale.ROOT, "x %.1f%s, y %.1f%s: ", pointer[0], unit, pointer[1], unit));
			String separator = "";
			for (final PlacedVolume image : images.space().volumes()) {
				final float value = image.value(pointer[0], pointer[1], z);
				text.append(separator).append(Float.isNaN(value) ? "–" : number(value));
				separator = " | ";
			}
			text.append("    ");
		}
		return text + "black " + number(images.window().lower()) + ", white " + number(images.window().upper());
	}

	/** Five digits, without a point for large ones. */
	private static String number(final double value) {
		final double size = Math.abs(value);
		if (size >= 1000 || value == Math.rint(value)) return String.format(Locale.ROOT, "%.0f", value);
		return String.format(Locale.ROOT, size >= 1 ? "%.2f" : "%.4f", value);
	}
}
