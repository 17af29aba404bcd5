package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginService;

/** What every command owes its users: words, units, ranges, and one vocabulary. */
class DeclarationsTest {

	@Test
	void everyParameterIsDescribedAndBounded() {
		try (Context context = new Context(CommandService.class, PluginService.class)) {
			final CommandCatalogue catalogue = new CommandCatalogue(context);
			for (final String name : catalogue.names()) check(name, catalogue.create(name));
		}
	}

	private static void check(final String name, final DdasrCommand command) {
		final Plugin plugin = command.getClass().getAnnotation(Plugin.class);
		assertTrue(plugin.menuPath().matches("(Plugins>DDASR|File>Open Samples)>.*"), name);
		assertTrue(plugin.description().endsWith("."), name);
		final List<CommandParameter> parameters = CommandParameter.of(command.getClass());
		boolean paths = false;
		for (final CommandParameter p : parameters) {
			final String where = name + " " + p.key();
			assertTrue(p.description().endsWith("."), where + " has no tooltip");
			assertFalse(p.isPersistent(), where + " survives the run");
			// ImageJ's recorder makes the key from the first word of the label.
			assertEquals(p.key(), p.label().toLowerCase(Locale.ROOT).split(" ")[0], where);
			if (p.isNumber()) {
				assertTrue(p.label().endsWith(")"), where + " has no unit");
				assertTrue(Double.isFinite(p.minimum()) && Double.isFinite(p.maximum()), where + " has no range");
			}
			// A path that holds " scale=9" would otherwise be read in place of the real key.
			assertTrue(p.isPath() || !paths, where + " comes after a path");
			paths |= p.isPath();
			if (!command.choices(p).isEmpty()) assertTrue(command.choices(p).contains(p.get(command)), where);
		}
	}
}
