package io.github.ddasr.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import io.github.ddasr.superresolution.Scale;

/** Reads a scale as a user writes it. */
final class ScaleText {

	static final String AUTOMATIC = "auto";

	private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?|NaN|[+-]?Infinity");
	private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,10}");
	private static final Pattern COMMA = Pattern.compile("\\d+,\\d+");

	private ScaleText() {}

	/**
	 * @param scale auto, a number, or three
	 * @param spacing millimetres: one number, or three; empty for none
	 * @param size voxels: three whole numbers; empty for none
	 * @return what they mean
	 * @throws UsageException if one is not that, or more than one is given
	 */
	static Scale parse(final String scale, final String spacing, final String size) {
		final String factors = scale.strip(), millimetres = stripped(spacing), voxels = stripped(size);
		final List<String> given = new ArrayList<>();
		if (!factors.equals(AUTOMATIC)) given.add("scale");
		if (!millimetres.isEmpty()) given.add("spacing");
		if (!voxels.isEmpty()) given.add("size");
		if (given.size() > 1) throw new UsageException(ScaleMessages.several(given.get(0), given.get(1)));
		if (!millimetres.isEmpty()) return Scale.toSpacing(numbers("spacing", millimetres));
		if (!voxels.isEmpty()) return Scale.toSize(wholeNumbers(voxels));
		return given.isEmpty() ? Scale.AUTO : Scale.of(numbers("scale", factors));
	}

	private static String stripped(final String text) {
		return text == null ? "" : text.strip();
	}

	private static long[] wholeNumbers(final String text) {
		final String[] parts = text.split(",", -1);
		if (parts.length != 3 || !Arrays.stream(parts).allMatch(p -> WHOLE.matcher(p.strip()).matches())) throw new UsageException(ScaleMessages
			.notASize(text));
		return Arrays.stream(parts).mapToLong(p -> Long.parseLong(p.strip())).toArray();
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
