package io.github.ddasr.io;

import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;
import io.github.ddasr.volume.Volume;

/**
 * Chooses slope and intercept for writing. The rule, in this order:
 * <ol>
 * <li>a float type is stored without scaling: its numbers are the real values;</li>
 * <li>the source's own type keeps the source's own scaling, so that int16 with slope 0.1
 * stays int16 with slope 0.1; a value outside (an overshoot of the interpolation) is clamped;</li>
 * <li>another whole-number type keeps the source's scaling, if the source is whole numbers
 * too and the range of values fits;</li>
 * <li>else the range of values is spread over the whole type.</li>
 * </ol>
 */
final class StoredScaling {

	private StoredScaling() {}

	/**
	 * @param template the source
	 * @param storedAs type to write
	 * @param range range of the real values, or null if rules 1 and 2 are enough
	 * @return the scaling, in numbers that a float32 header field holds
	 */
	static Scaling choose(final Volume template, final PixelType storedAs, final IntensityWindow range) {
		if (!storedAs.isInteger()) return Scaling.NONE;
		final Scaling own = template.scaling();
		if (storedAs == template.pixelType()) return own;
		if (range == null) throw new IllegalArgumentException("the range of values is needed to store " + template
			.pixelType() + " as " + storedAs);
		if (template.pixelType().isInteger() && fits(own, storedAs, range)) return own;
		final double slope = asFloat(range.width() / (storedAs.maximum() - storedAs.minimum()));
		return new Scaling(slope, asFloat(range.lower() - slope * storedAs.minimum()));
	}

	/** Whether a range is needed at all. */
	static boolean needsRange(final Volume template, final PixelType storedAs) {
		return storedAs.isInteger() && storedAs != template.pixelType();
	}

	private static boolean fits(final Scaling scaling, final PixelType type, final IntensityWindow range) {
		final double a = scaling.stored(range.lower()), b = scaling.stored(range.upper());
		return Math.min(a, b) >= type.minimum() - 0.5 && Math.max(a, b) <= type.maximum() + 0.5;
	}

	/** The double that a reader gets back from a float32 field. */
	static double asFloat(final double v) {
		return Double.parseDouble(Float.toString((float) v));
	}
}
