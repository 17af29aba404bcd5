package io.github.ddasr.command;

import io.github.ddasr.volume.IntensityWindow;

/** A range of grey values as users write it: two numbers with a colon between them. */
final class DisplayRange {

	private static final String RANGE = "on each side of the colon, such as 0:4095";

	private DisplayRange() {}

	/**
	 * @param text such as "0:4095"
	 * @return the range
	 * @throws UsageException if it is not of that form
	 */
	static IntensityWindow parse(final String text) {
		final String[] ends = text.split(":", -1);
		if (ends.length != 2) throw new UsageException(Messages.notARange(text));
		return new IntensityWindow(ParameterParser.decimal("window", ends[0].trim(), RANGE), ParameterParser.decimal("window",
			ends[1].trim(), RANGE));
	}
}
