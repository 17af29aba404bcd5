package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

/** Commands in plain ImageJ 1.x, from macros. */
class ImageJBridgeTest {

	@TempDir
	Path folder;

	@Test
	void menuEntriesAreThoseOfTheCommands() throws ClassNotFoundException {
		final Map<String, String> menu = PlainImageJ.menu();
		assertFalse(menu.isEmpty());
		for (final Map.Entry<String, String> entry : menu.entrySet()) {
			final String prefix = ImageJBridge.class.getName() + "(\"";
			assertTrue(entry.getValue().startsWith(prefix), entry.getValue());
			final String name = entry.getValue().substring(prefix.length(), entry.getValue().length() - 2);
			final Class<?> command = Class.forName(ImageJBridge.class.getPackageName() + "." + name);
			final String path = command.getAnnotation(Plugin.class).menuPath();
			assertTrue(List.of("Plugins>DDASR>" + entry.getKey(), "File>Open Samples>" + entry.getKey()).contains(path), path);
		}
	}

	@Test
	void everyCommandHasAMenuEntry() {
		// An entry that plain ImageJ lacks would stand apart from the others in Fiji's menu, too.
		final Set<String> labels = new TreeSet<>();
		try (Context context = new Context(CommandService.class, PluginService.class)) {
			for (final PluginInfo<Command> info : context.service(PluginService.class).getPluginsOfType(Command.class)) {
				final String path = info.getAnnotation().menuPath();
				if (path.matches("(Plugins>DDASR|File>Open Samples)>[^>]+")) labels.add(path.substring(path.lastIndexOf('>') + 1));
			}
		}
		assertEquals(labels, new TreeSet<>(PlainImageJ.menu().keySet()));
	}

	@Test
	void macroReachesTheCommand() throws IOException {
		final String files = "input=[" + input() + "] output=[" + folder + "/out scale=9 [1].nii]";
		final String result = PlainImageJ.run("run('Sample...', 'count=4 flips=true " + files + "'); return 'went on';");
		assertEquals("went on", result);
	}

	@Test
	void wrongOptionStopsTheMacroWithASentence() throws IOException {
		assertEquals("error: count=0 is out of range. Give a number from 1 to 9.", refusal("count=0"));
		assertEquals("error: count=abc is not a whole number. Give one from 1 to 9.", refusal("count=abc"));
		assertEquals("error: noise=0,5 is written with a comma. Write noise=0.5, with a decimal point.", refusal("noise=0,5"));
		assertEquals("error: Sample has no parameter \"cuont\". Did you mean count? Parameters: count, noise, flips, axis, model, " +
			"input, output.", refusal("cuont=3"));
		assertEquals("error: The disk is full. Delete something.", refusal("model=fail"));
	}

	private String refusal(final String option) throws IOException {
		return PlainImageJ.run("run('Sample...', '" + option + " input=[" + input() + "] output=[" + folder +
			"/out.nii]'); return 'went on';");
	}

	private String input() throws IOException {
		return Files.writeString(folder.resolve("in put.nii"), "x").toString();
	}
}
