package io.github.ddasr.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The option string of an ImageJ macro: {@code key=value key=[value with spaces]}.
 * A closing bracket belongs to the value where an opening one stood before it in
 * the value, so that recorded paths with paired brackets survive.
 */
final class MacroOptions {

	private MacroOptions() {}

	/**
	 * @param options the second argument of the macro's {@code run}, may be null
	 * @return keys in order, each with its value
	 * @throws UsageException if a word is not an assignment, a bracket stays open, or a key comes twice
	 */
	static Map<String, List<String>> parse(final String options) {
		final Map<String, List<String>> all = new LinkedHashMap<>();
		final String text = options == null ? "" : options.strip();
		int i = 0;
		while (i < text.length()) {
			final int end = endOfWord(text, i);
			final int equals = text.indexOf('=', i);
			if (equals < 0 || equals >= end) throw new UsageException(Messages.notAnAssignment(text.substring(i, end)));
			final String key = text.substring(i, equals);
			final boolean bracketed = text.startsWith("[", equals + 1);
			final int stop = bracketed ? closingBracket(key, text, equals + 1) : end;
			final String value = text.substring(bracketed ? equals + 2 : equals + 1, stop);
			if (all.put(key, new ArrayList<>(List.of(value))) != null) throw new UsageException(Messages.repeated(key));
			i = bracketed ? stop + 1 : stop;
			while (i < text.length() && text.charAt(i) == ' ') i++;
		}
		return all;
	}

	private static int endOfWord(final String text, final int from) {
		final int space = text.indexOf(' ', from);
		return space < 0 ? text.length() : space;
	}

	private static int closingBracket(final String key, final String text, final int open) {
		int depth = 0;
		for (int i = open; i < text.length(); i++) {
			if (text.charAt(i) == '[') depth++;
			else if (text.charAt(i) == ']' && --depth == 0) {
				if (endsValue(text, i)) return i;
				break;
			}
		}
		// A path may have one bracket alone: then the value ends where the next key, or nothing, follows.
		for (int i = text.indexOf(']', open); i >= 0; i = text.indexOf(']', i + 1)) if (endsValue(text, i)) return i;
		throw new UsageException(Messages.openBracket(key));
	}

	private static boolean endsValue(final String text, final int bracket) {
		return text.substring(bracket + 1).matches("(?s)\\s*|\\s+\\w+=.*");
	}
}
