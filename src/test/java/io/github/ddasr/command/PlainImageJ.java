package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.awt.HeadlessException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ij.IJ;
import ij.Menus;
import ij.macro.Interpreter;

/** ImageJ 1.x without windows, with the menu entries of this suite's plugins.config. */
final class PlainImageJ {

	private static final Pattern ENTRY = Pattern.compile("(?:Plugins>DDASR|File>Open Samples), \"([^\"]+)\", (\\S.*)");

	private PlainImageJ() {}

	/** Menu label → class with argument, as plugins.config says. */
	static Map<String, String> menu() {
		final Map<String, String> entries = new LinkedHashMap<>();
		try (InputStream in = ImageJBridge.class.getResourceAsStream("/plugins.config")) {
			for (final String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\R")) {
				final Matcher m = ENTRY.matcher(line);
				if (m.matches()) entries.put(m.group(1), m.group(2));
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return entries;
	}

	/** Runs a macro through ImageJ's own interpreter; gives what it returns, or "error: " and the sentence that ended it. */
	static String run(final String macro) {
		return run(macro, "");
	}

	/** The same with an argument for the macro. */
	static String run(final String macro, final String argument) {
		prepareCommands();
		Menus.getCommands().putAll(menu());
		Menus.getCommands().put("Sample...", ImageJBridge.class.getName() + "(\"Sample\")");
		// ImageJ's own entry, from menus that are not made without a screen.
		Menus.getCommands().putIfAbsent("PNG...", "ij.plugin.filter.Writer(\"png\")");
		final Interpreter interpreter = new Interpreter();
		final String result = interpreter.run(macro, argument);
		return interpreter.getErrorMessage() == null ? result : "error: " + interpreter.getErrorMessage();
	}

	/** Without a screen ImageJ makes its table of commands, then fails over the menu bar that would show them. */
	private static void prepareCommands() {
		if (Menus.getCommands() != null) return;
		try {
			IJ.run("Close All");
		}
		catch (final HeadlessException e) {
			assertNotNull(Menus.getCommands());
		}
	}
}
