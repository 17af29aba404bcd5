package io.github.ddasr.io;

import java.util.Locale;

import io.github.ddasr.volume.LengthUnit;

/** Names of length units in the calibration of images. */
public final class ImageUnits {

	private ImageUnits() {}

	/**
	 * @param name such as "mm" or "micron", or null
	 * @return the unit; {@link LengthUnit#UNKNOWN} for "pixel", no name and names that are not known
	 */
	public static LengthUnit parse(final String name) {
		if (name == null) return LengthUnit.UNKNOWN;
		return switch (name.trim().toLowerCase(Locale.ROOT)) {
			case "m", "meter", "meters", "metre", "metres" -> LengthUnit.METRE;
			case "cm", "centimeter", "centimeters", "centimetre", "centimetres" -> LengthUnit.CENTIMETRE;
			case "mm", "millimeter", "millimeters", "millimetre", "millimetres" -> LengthUnit.MILLIMETRE;
			// Both signs that look like µ: U+00B5 and the Greek letter U+03BC.
			case "micron", "microns", "um", "\u00b5m", "\u03bcm", "micrometer", "micrometers", "micrometre", "micrometres" -> LengthUnit.MICRON;
			case "inch", "inches", "in" -> LengthUnit.INCH;
			default -> LengthUnit.UNKNOWN;
		};
	}

	/** Whether a name says that there is no unit, and not a unit that is unknown here. */
	static boolean isPixel(final String name) {
		return name == null || name.isBlank() || name.trim().toLowerCase(Locale.ROOT).startsWith("pixel");
	}

	static String name(final LengthUnit unit) {
		return switch (unit) {
			case METRE -> "m";
			case CENTIMETRE -> "cm";
			case MICRON -> "micron";
			case INCH -> "inch";
			case MILLIMETRE, UNKNOWN -> "mm";
		};
	}
}
