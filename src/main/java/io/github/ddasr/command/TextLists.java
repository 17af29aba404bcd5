package io.github.ddasr.command;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Parameters that hold several values in one text, separated by semicolons. */
final class TextLists {

	private static final String ALL = "all";

	private TextLists() {}

	/**
	 * @param key name of the parameter, for the message
	 * @param text names separated by semicolons, or "all"
	 * @param known the names that exist
	 * @return the names
	 * @throws UsageException if one of them does not exist; a path of a model file does
	 */
	static List<String> names(final String key, final String text, final List<String> known) {
		if (text.trim().equals(ALL)) return known;
		final List<String> names = items(text);
		if (names.isEmpty()) throw new UsageException(Messages.noValue(key));
		for (final String name : names) {
			if (!known.contains(name) && !Models.isNetworkFile(name)) {
				throw new UsageException(Messages.notAChoice(key, name, known));
			}
		}
		return names;
	}

	/**
	 * @param key name of the parameter, for the message
	 * @param text numbers separated by semicolons
	 * @param lower smallest number that is allowed
	 * @param upper largest number that is allowed
	 * @return the numbers
	 * @throws UsageException if one of them is not a number, or out of range
	 */
	static List<Double> numbers(final String key, final String text, final double lower, final double upper) {
		final String range = "from " + CommandParameter.format(lower) + " to " + CommandParameter.format(upper);
		final List<Double> numbers = new ArrayList<>();
		for (final String item : items(text)) {
			final double number = ParameterParser.decimal(key, item, range);
			if (number < lower || number > upper) throw new UsageException(Messages.outOfRange(key, item, range));
			numbers.add(number);
		}
		if (numbers.isEmpty()) throw new UsageException(Messages.noValue(key));
		return numbers;
	}

	/**
	 * @param text a path, perhaps followed by the share of the slices that is meant
	 * @return whether it names a part of a file or folder that is there, as in {@code scan.nii@0-0.5}
	 */
	static boolean isPart(final String text) {
		return text.toLowerCase(Locale.ROOT).matches(".+@[0-9.]+-[0-9.]+") && new File(text.substring(0, text.lastIndexOf(
			'@'))).exists();
	}

	/**
	 * @param text items separated by semicolons
	 * @return the items, none of them empty
	 */
	static List<String> items(final String text) {
		return Arrays.stream(text.split(";")).map(String::trim).filter(item -> !item.isEmpty()).toList();
	}
}
