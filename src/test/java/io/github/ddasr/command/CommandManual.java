package io.github.ddasr.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.scijava.plugin.Plugin;

import ij.ImagePlus;

/** The page of all commands, made from what they say about themselves, in the order of the menu. */
final class CommandManual {

	private static final String HEAD = """
		# Commands

		All commands stand in the menu Plugins > DDASR of Fiji and ImageJ. A macro gives them the same keys as the command line
		does, where `M` stands for the program:

		```
		M() { java -cp 'target/*:target/dependency/*' io.github.ddasr.Main "$@"; }
		```

		Keys that are left out keep their defaults. In a macro, `[ ]` keep a value with spaces together. Lists of files are separated
		by `;`, numbers have a decimal point. (This page is made from the commands themselves by the test `CommandManualTest`, which
		says how to renew it.)
		""";

	private final CommandCatalogue catalogue;

	CommandManual(final CommandCatalogue catalogue) {
		this.catalogue = catalogue;
	}

	/** @return the page in Markdown */
	String text() {
		final StringBuilder page = new StringBuilder(HEAD);
		for (final Map.Entry<String, String> entry : PlainImageJ.menu().entrySet()) {
			final String name = entry.getValue().replaceAll(".*\\(\"(\\w+)\"\\)", "$1");
			page.append(chapter(catalogue.create(type(name)), entry.getKey()));
		}
		return page.toString();
	}

	private static Class<? extends DdasrCommand> type(final String simpleName) {
		try {
			return Class.forName(CommandManual.class.getPackageName() + "." + simpleName).asSubclass(DdasrCommand.class);
		}
		catch (final ClassNotFoundException e) {
			throw new IllegalStateException(e);
		}
	}

	private String chapter(final DdasrCommand command, final String menu) {
		final StringBuilder text = new StringBuilder("\n## " + command.title() + "\n\n");
		text.append(command.getClass().getAnnotation(Plugin.class).description()).append("\n\nIn a macro:\n\n```\n");
		text.append(macro(command, menu)).append("\n```\n");
		final boolean own = catalogue.create(command.userName()).getClass() == command.getClass();
		if (own) text.append("\nOn the command line:\n\n```\n").append(line(command)).append("\n```\n");
		Sections.of(command).forEach((heading, parameters) -> {
			if (!parameters.isEmpty()) text.append(table(command, heading, parameters));
		});
		return text.toString();
	}

	private static String macro(final DdasrCommand command, final String menu) {
		final List<String> words = command.example();
		if (words.isEmpty()) return "run(\"" + menu + "\");";
		return words.stream().map(CommandManual::bracketed).collect(Collectors.joining(" ", "run(\"" + menu + "\", \"", "\");"));
	}

	private static String bracketed(final String word) {
		final int equals = word.indexOf('=');
		return word.contains(" ") ? word.substring(0, equals + 1) + "[" + word.substring(equals + 1) + "]" : word;
	}

	/** The command line; an image that a macro would have open is named as a file. */
	static String line(final DdasrCommand command) {
		return "M " + command.userName() + words(command).stream().map(w -> " " + (w.matches("[\\w=.,:/-]+") ? w : "'" + w +
			"'")).collect(Collectors.joining());
	}

	static List<String> words(final DdasrCommand command) {
		final List<String> words = new ArrayList<>();
		for (final CommandParameter p : CommandParameter.of(command.getClass())) {
			if (p.type() == ImagePlus.class && p.isRequired()) words.add(p.key() + "=scan.nii.gz");
		}
		words.addAll(command.example());
		return words;
	}

	private static String table(final DdasrCommand command, final String heading, final List<CommandParameter> parameters) {
		final StringBuilder text = new StringBuilder(heading.isEmpty() ? "\n" : "\n**" + heading + "**\n\n");
		text.append("| key | what it is | values | default |\n|---|---|---|---|\n");
		for (final CommandParameter p : parameters) {
			text.append("| `").append(p.key()).append("` | ").append(p.label()).append(". ").append(escape(p.description())).append(
				" | ").append(values(command, p)).append(" | ").append(initial(command, p)).append(" |\n");
		}
		return text.toString();
	}

	private static String values(final DdasrCommand command, final CommandParameter p) {
		final List<String> choices = command.choices(p);
		if (!choices.isEmpty()) return choices.stream().map(c -> "`" + c + "`").collect(Collectors.joining(", "));
		if (p.isNumber()) return (p.isWhole() ? "a whole number " : "a number ") + p.range();
		if (p.type() == ImagePlus.class) return "an open image";
		return p.placeholder(choices).toLowerCase(Locale.ROOT).replace("|", ", ").replace("-", " ");
	}

	private static String initial(final DdasrCommand command, final CommandParameter p) {
		if (p.type() == ImagePlus.class) return "the active image";
		final Object value = p.get(command);
		if (value == null || value.equals("")) return p.isRequired() && value == null ? "**required**" : "";
		return "`" + CommandParameter.format(value) + "`";
	}

	private static String escape(final String text) {
		return text.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;");
	}
}
