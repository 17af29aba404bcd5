package io.github.ddasr.quality;

import java.util.Locale;

/** What is wrong or remarkable about a slice before any statistics. */
final class SliceCheck {

	/** Share of flat pixels above which scene statistics say little. */
	private static final double MOSTLY = 0.5;

	private SliceCheck() {}

	/**
	 * @param values pixels
	 * @return how many are NaN or infinite, in words; empty if none
	 */
	static String unusable(final double[] values) {
		int count = 0;
		for (final double value : values) if (!(Math.abs(value) <= Double.MAX_VALUE)) count++;
		return count == 0 ? "" : count == 1 ? "1 pixel is NaN or infinite" : count + " pixels are NaN or infinite";
	}

	/**
	 * @param slice a slice
	 * @return a warning where most pixels equal those to the right and below; else empty
	 */
	static String flatness(final GreySlice slice) {
		final double[] v = slice.values();
		final int w = slice.width();
		int flat = 0;
		for (int y = 0; y + 1 < slice.height(); y++) for (int i = y * w; i + 1 < (y + 1) * w; i++) {
			if (v[i] == v[i + 1] & v[i] == v[i + w]) flat++;
		}
		final double share = flat / ((w - 1.0) * (slice.height() - 1.0));
		return share <= MOSTLY ? "" : String.format(Locale.ROOT, "mostly flat: %.0f %% of the pixels do not differ from their " +
			"neighbours", Math.floor(100 * share));
	}

	/**
	 * @param slice a slice
	 * @return a warning where the background stands in place of pixels that were no numbers; else empty
	 */
	static String replaced(final GreySlice slice) {
		if (slice.finite() == null) return "";
		int count = 0;
		for (final boolean finite : slice.finite()) if (!finite) count++;
		return count == 0 ? "" : count == 1 ? "1 invalid pixel was replaced by the background" : count +
			" invalid pixels were replaced by the background";
	}

	/** Joins warnings, of which each may be empty. */
	static String join(final String one, final String other) {
		return one.isEmpty() ? other : other.isEmpty() ? one : one + "; " + other;
	}
}
