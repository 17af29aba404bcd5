package io.github.ddasr.command;

import java.util.Arrays;
import java.util.regex.Pattern;

import io.github.ddasr.superresolution.Scale;

/** Reads a scale as a user writes it. */
final class ScaleText {

	static final String AUTOMATIC = "auto";

	private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?|NaN|[+-]?Infinity");
	private static final Pattern COMMA = Pattern.compile("\\d+,\\d+");

	private ScaleText() {}

	/**
	 * @param scale auto, a number, or three
	 * @param spacing millimetres: one number, or three; empty for none
	 * @return what they mean
	 * @throws UsageException if one is not that, or both are given
	 */
	static Scale parse(final String scale, final String spacing) {
		final String factors = scale.strip(), millimetres = spacing == null ? "" : spacing.strip();
		if (millimetres.isEmpty()) return factors.equals(AUTOMATIC) ? Scale.AUTO : Scale.of(numbers("scale", factors));
		if (!factors.equals(AUTOMATIC)) throw new UsageException(ScaleMessages.scaleAndSpacing());
		return Scale.toSpacing(numbers("spacing", millimetres));
	}

	private static double[] numbers(final String key, final String text) {
		// Two numbers are none of the forms: what looks so is one with a decimal comma.
		if (COMMA.matcher(text).matches()) throw new UsageException(Messages.decimalComma(key, text));
		final String[] parts = text.split(",", -1);
		final boolean all = Arrays.stream(parts).allMatch(p -> NUMBER.matcher(p.strip()).matches());
		if (!all || parts.length != 1 && parts.length != 3) throw new UsageException(key.equals("scale") ? ScaleMessages.notAScale(text)
			: ScaleMessages.notASpacing(text));
		return Arrays.stream(parts).mapToDouble(p -> Double.parseDouble(p.strip())).toArray();
	}
}
