package io.github.ddasr.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text, the same in every locale, and whether they are numbers. */
final class Numbers {

	private static final MathContext FIVE = new MathContext(5, RoundingMode.HALF_EVEN);

	private Numbers() {}

	/** @return whether all values are ordinary numbers, not NaN or infinite */
	static boolean areFinite(final double[]... arrays) {
		for (final double[] array : arrays) for (final double value : array) if (!Double.isFinite(value)) return false;
		return true;
	}

	/** @return five significant digits without closing zeros */
	static String brief(final double value) {
		if (!Double.isFinite(value)) return Double.isNaN(value) ? "n/a" : value > 0 ? "inf" : "-inf";
		final BigDecimal rounded = new BigDecimal(value).round(FIVE);
		if (rounded.signum() == 0) return "0";
		final double size = Math.abs(value);
		return size >= 1e-4 && size < 1e9 ? rounded.stripTrailingZeros().toPlainString() : rounded.stripTrailingZeros().toString();
	}
}
