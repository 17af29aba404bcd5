package io.github.ddasr.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of a command line, sorted: {@code COMMAND key=value …}, where
 * {@code --key value} and {@code --key=value} mean the same, and {@code --quiet}
 * and {@code --debug} stand alone. A value may hold anything, also spaces and '='.
 *
 * @param command the first word, empty if there is none
 * @param assignments keys in order, each with the values that it was given
 * @param words what follows {@code help}
 * @param quiet whether progress is left out
 * @param debug whether stack traces are shown
 */
record CommandLine(String command, Map<String, List<String>> assignments, List<String> words, boolean quiet,
	boolean debug)
{

	/**
	 * @param args as given to {@code main}
	 * @return the same, sorted
	 * @throws UsageException if a word is not an assignment, or a key has no value
	 */
	static CommandLine parse(final String... args) {
		final List<String> rest = new ArrayList<>(List.of(args));
		final boolean quiet = rest.remove("--quiet");
		final boolean debug = rest.remove("--debug");
		final String command = rest.isEmpty() ? "" : commandName(rest.remove(0));
		if (command.equals("help")) return new CommandLine(command, Map.of(), List.copyOf(rest), quiet, debug);
		return new CommandLine(command, assignments(rest), List.of(), quiet, debug);
	}

	private static String commandName(final String word) {
		return switch (word) {
			case "--help", "-h" -> "help";
			case "--version" -> "version";
			default -> word;
		};
	}

	private static Map<String, List<String>> assignments(final List<String> words) {
		final Map<String, List<String>> all = new LinkedHashMap<>();
		for (int i = 0; i < words.size(); i++) {
			final String word = words.get(i);
			final boolean dashed = word.startsWith("--");
			final String body = dashed ? word.substring(2) : word;
			final int equals = body.indexOf('=');
			final String key = equals < 0 ? body : body.substring(0, equals);
			if (equals < 0 && !dashed || !key.matches("\\w+")) throw new UsageException(Messages.notAnAssignment(word));
			if (equals < 0 && (i + 1 == words.size() || words.get(i + 1).startsWith("--"))) {
				throw new UsageException(Messages.noValue(key));
			}
			final String value = equals < 0 ? words.get(++i) : body.substring(equals + 1);
			all.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
		}
		return all;
	}
}
