package io.github.ddasr.command;

import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import ij.ImagePlus;

/**
 * Turns the text of a command line or of macro options into the fields of a
 * command, strictly: an unknown key, a word where a number belongs or a decimal
 * comma is refused, never replaced by a default.
 */
final class ParameterParser {

	private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");
	private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
	private static final Pattern WITH_COMMA = Pattern.compile("[+-]?\\d*,\\d+");

	private final Function<String, ImagePlus> images;

	/** @param images finds the image that a text names: by its file, or by its window */
	ParameterParser(final Function<String, ImagePlus> images) {
		this.images = images;
	}

	/**
	 * Sets the fields that the assignments name, leaves the others at their defaults.
	 *
	 * @param command the command, fresh
	 * @param name what the user calls it
	 * @param assignments key → values; several values only where the parameter is a list
	 * @throws UsageException if a key is unknown or a text is not of the parameter's type
	 */
	void assign(final DdasrCommand command, final String name, final Map<String, List<String>> assignments) {
		final Map<String, CommandParameter> byKey = new LinkedHashMap<>();
		for (final CommandParameter p : CommandParameter.of(command.getClass())) byKey.put(p.key(), p);
		for (final Map.Entry<String, List<String>> entry : assignments.entrySet()) {
			final CommandParameter p = byKey.get(entry.getKey());
			if (p == null) {
				throw new UsageException(Messages.unknownKey(name, entry.getKey(), List.copyOf(byKey.keySet())));
			}
			p.set(command, parse(p, entry.getValue()));
		}
	}

	private Object parse(final CommandParameter p, final List<String> texts) {
		if (p.type() == File[].class) return files(texts);
		if (texts.size() > 1) throw new UsageException(Messages.repeated(p.key()));
		final String text = texts.get(0);
		if (text.isEmpty() && !(p.type() == String.class && !p.isRequired())) {
			throw new UsageException(Messages.noValue(p.key()));
		}
		if (p.isNumber()) return number(p, text);
		if (p.type() == boolean.class) return truth(p, text);
		if (p.type() == File.class) return new File(text);
		return p.type() == ImagePlus.class ? images.apply(text) : text;
	}

	private static Object number(final CommandParameter p, final String text) {
		final String t = text.trim();
		if (p.isWhole()) {
			if (!WHOLE.matcher(t).matches()) throw new UsageException(Messages.notWhole(p.key(), t, p.range()));
			final long value = Long.parseLong(t);
			if (p.type() == long.class) return value;
			if (value != (int) value) throw new UsageException(Messages.outOfRange(p.key(), t, p.range()));
			return (int) value;
		}
		final double value = decimal(p.key(), t, p.range());
		if (p.type() == float.class) return (float) value;
		return value;
	}

	/**
	 * @param key name of the parameter, for the message
	 * @param text a number with a decimal point
	 * @param range the allowed numbers in words, for the message
	 * @return the number
	 * @throws UsageException if it is none, or has a decimal comma
	 */
	static double decimal(final String key, final String text, final String range) {
		if (WITH_COMMA.matcher(text).matches()) throw new UsageException(Messages.decimalComma(key, text));
		if (!DECIMAL.matcher(text).matches()) throw new UsageException(Messages.notNumber(key, text, range));
		return Double.parseDouble(text);
	}

	private static Boolean truth(final CommandParameter p, final String text) {
		if (text.equals("true")) return true;
		if (text.equals("false")) return false;
		throw new UsageException(Messages.notBoolean(p.key(), text));
	}

	/** Each text is one path, or several separated by ';' where no file has the whole name. */
	private static File[] files(final List<String> texts) {
		final List<File> files = new ArrayList<>();
		for (final String text : texts) {
			if (new File(text).exists()) files.add(new File(text));
			else for (final String part : text.split(";")) if (!part.isBlank()) files.add(new File(part.trim()));
		}
		return files.toArray(new File[0]);
	}
}
