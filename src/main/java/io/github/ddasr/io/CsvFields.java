package io.github.ddasr.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** The fields of a line of comma-separated text, and the numbers in them. */
public final class CsvFields {

	private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

	private CsvFields() {}

	/**
	 * @param line a line; quotation marks enclose fields with commas, and stand doubled within them
	 * @return its fields without surrounding blanks, or null if a quotation mark is not closed
	 */
	public static List<String> split(final String line) {
		final List<String> fields = new ArrayList<>();
		final StringBuilder field = new StringBuilder();
		boolean quoted = false;
		for (int i = 0; i < line.length(); i++) {
			final char c = line.charAt(i);
			if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') field.append(line.charAt(++i));
			else if (c == '"') quoted = !quoted;
			else if (c == ',' && !quoted) {
				fields.add(field.toString().strip());
				field.setLength(0);
			}
			else field.append(c);
		}
		fields.add(field.toString().strip());
		return quoted ? null : fields;
	}

	/**
	 * @param value any text
	 * @return a field that {@link #split} reads as that text but for blanks around it; in quotation marks where it needs them
	 */
	public static String quoted(final String value) {
		return value.matches("[^,\"\\n\\r]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
	}

	/**
	 * @param field a field
	 * @return its number, also nan and inf in the spellings of Java, C and Python; empty if it is none
	 */
	public static OptionalDouble number(final String field) {
		if (NUMBER.matcher(field).matches()) return OptionalDouble.of(Double.parseDouble(field));
		switch (field.toLowerCase(Locale.ROOT)) {
			case "nan", "-nan", "+nan":
				return OptionalDouble.of(Double.NaN);
			case "inf", "+inf", "infinity", "+infinity":
				return OptionalDouble.of(Double.POSITIVE_INFINITY);
			case "-inf", "-infinity":
				return OptionalDouble.of(Double.NEGATIVE_INFINITY);
			default:
				return OptionalDouble.empty();
		}
	}
}
