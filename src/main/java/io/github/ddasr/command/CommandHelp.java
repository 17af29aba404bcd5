package io.github.ddasr.command;

import java.util.ArrayList;
import java.util.List;

import org.scijava.plugin.Plugin;

/** Help made from what the commands say about themselves. */
final class CommandHelp {

	private static final int WIDTH = 96;
	private static final String USE = "java -cp 'target/*:target/dependency/*' io.github.ddasr.Main";

	private CommandHelp() {}

	/**
	 * @param catalogue the commands
	 * @return one line for each command, and how to call it
	 */
	static List<String> overview(final CommandCatalogue catalogue) {
		final List<String> lines = new ArrayList<>();
		lines.add("DDASR: super-resolution of MR brain images.");
		lines.add("");
		lines.add("  " + USE + " COMMAND key=value ...");
		lines.add("");
		int width = 0;
		for (final String name : catalogue.names()) width = Math.max(width, name.length());
		for (final String name : catalogue.names()) {
			lines.addAll(wrap("  " + pad(name, width) + "  ", summary(catalogue.create(name))));
		}
		lines.addAll(wrap("  " + pad("help", width) + "  ", "This text; help COMMAND lists the parameters of a command."));
		lines.addAll(wrap("  " + pad("version", width) + "  ", "The version of the suite."));
		lines.add("");
		lines.addAll(wrap("", "--quiet leaves out the progress, --debug adds stack traces. " +
			"Exit code: 0 done, 1 the run failed, 2 wrong usage, 130 canceled."));
		return lines;
	}

	/**
	 * @param command a fresh command
	 * @return its parameters with description, range or choices, and default
	 */
	static List<String> of(final DdasrCommand command) {
		final List<String> lines = new ArrayList<>();
		lines.addAll(wrap(command.userName() + ": ", summary(command)));
		final List<CommandParameter> parameters = CommandParameter.of(command.getClass());
		for (final CommandParameter p : parameters) {
			lines.add("");
			final List<String> choices = command.choices(p);
			lines.addAll(wrap("  " + p.key() + "=", p.placeholder(choices)));
			lines.addAll(wrap("      ", p.label() + ". " + p.description()));
			lines.addAll(wrap("      ", limits(command, p)));
		}
		return lines;
	}

	private static String limits(final DdasrCommand command, final CommandParameter p) {
		if (p.isRequired() && p.get(command) == null) return "Required.";
		final String range = p.isNumber() ? "A number " + p.range() + ". " : "";
		final Object value = p.get(command);
		return range + (value == null || value.equals("") ? "Optional." : "Default: " + CommandParameter.format(value) + ".");
	}

	private static String summary(final DdasrCommand command) {
		final Plugin plugin = command.getClass().getAnnotation(Plugin.class);
		return plugin == null ? "" : plugin.description();
	}

	private static String pad(final String text, final int width) {
		return text + " ".repeat(width - text.length());
	}

	/** Breaks a text between words; the lines after the first are indented to where it began. */
	private static List<String> wrap(final String lead, final String text) {
		final List<String> lines = new ArrayList<>();
		final String indent = " ".repeat(lead.length());
		StringBuilder line = new StringBuilder(lead);
		boolean empty = true;
		for (final String word : text.split(" ")) {
			if (!empty && line.length() + 1 + word.length() > WIDTH) {
				lines.add(line.toString());
				line = new StringBuilder(indent);
				empty = true;
			}
			line.append(empty ? "" : " ").append(word);
			empty = false;
		}
		lines.add(line.toString());
		return lines;
	}
}
