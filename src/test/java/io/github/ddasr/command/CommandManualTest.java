package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.plugin.PluginService;

import ij.ImagePlus;

/** The page of commands, its anchors, and the groups and examples from which it is made. */
class CommandManualTest {

	/** Set to true, it makes the test write the page instead of comparing it. */
	private static final String RENEW = "ddasr.renew";

	private static final Path PAGE = Path.of(HelpPage.FILE);

	private Context context;
	private CommandCatalogue catalogue;

	@BeforeEach
	void startContext() {
		context = new Context(CommandService.class, PluginService.class);
		catalogue = new CommandCatalogue(context);
	}

	@AfterEach
	void endContext() {
		context.dispose();
	}

	@Test
	void pageIsThatOfTheCommands() throws IOException {
		final String text = new CommandManual(catalogue).text();
		if (Boolean.getBoolean(RENEW)) Files.writeString(PAGE, text);
		assertEquals(text, Files.readString(PAGE).replace("\r\n", "\n"), PAGE +
			" is not that of these commands. Renew it: mvn test -Dtest=CommandManualTest -D" + RENEW + "=true");
	}

	@Test
	void everyHelpButtonFindsItsChapter() throws IOException {
		final List<String> anchors = Files.readString(PAGE).lines().filter(line -> line.startsWith("## ")).map(line -> HelpPage
			.anchor(line.substring(3))).toList();
		assertTrue(Files.readString(Path.of("pom.xml")).contains("<url>" + HelpPage.PROJECT + "</url>"));
		for (final DdasrCommand command : commands()) {
			final String[] address = HelpPage.of(command).split("#");
			assertEquals(HelpPage.PROJECT + "/blob/main/docs/commands.md", address[0]);
			assertTrue(anchors.contains(address[1]), address[1]);
		}
	}

	@Test
	void everyParameterStandsInOneGroup() {
		for (final DdasrCommand command : commands()) {
			final List<String> grouped = new ArrayList<>();
			Sections.of(command).values().forEach(group -> group.forEach(p -> grouped.add(p.key())));
			final List<String> all = CommandParameter.of(command.getClass()).stream().map(CommandParameter::key).toList();
			assertEquals(all.stream().sorted().toList(), grouped.stream().sorted().toList(), command.title());
		}
	}

	@Test
	void examplesAreUnderstood() {
		for (final DdasrCommand command : commands()) {
			final Map<String, List<String>> assignments = new HashMap<>();
			for (final String word : CommandManual.words(command)) {
				final int equals = word.indexOf('=');
				assignments.put(word.substring(0, equals), List.of(word.substring(equals + 1)));
			}
			new ParameterParser(path -> new ImagePlus(path)).assign(command, command.title(), assignments);
			ParameterCheck.checkComplete(command);
			for (final CommandParameter p : CommandParameter.of(command.getClass())) {
				final Object value = p.get(command);
				if (p.isRequired()) assertNotNull(value, command.title() + " " + p.key());
				if (!command.choices(p).isEmpty()) assertTrue(command.choices(p).contains(value) || command.accepts(p.key(), value
					.toString()), command.title() + " " + p.key());
			}
		}
	}

	@Test
	void anchorsAreThoseOfTheHost() {
		assertEquals("image-quality-of-files", HelpPage.anchor("Image Quality of Files"));
		assertEquals("super-resolve", HelpPage.anchor("Super-Resolve"));
		assertEquals("whats-new-2", HelpPage.anchor("What's new? 2"));
	}

	private List<DdasrCommand> commands() {
		final List<DdasrCommand> commands = new ArrayList<>();
		for (final String entry : PlainImageJ.menu().values()) {
			final String name = entry.replaceAll(".*\\(\"(\\w+)\"\\)", "$1");
			try {
				commands.add(catalogue.create(Class.forName(getClass().getPackageName() + "." + name).asSubclass(DdasrCommand.class)));
			}
			catch (final ClassNotFoundException e) {
				throw new IllegalStateException(e);
			}
		}
		assertTrue(commands.size() > 10, "commands in the menu");
		return commands;
	}
}
