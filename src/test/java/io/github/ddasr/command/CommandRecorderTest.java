package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.plugin.PluginService;

import ij.ImagePlus;
import ij.plugin.frame.Recorder;

/** Every command, recorded and read back as a macro reads it. */
class CommandRecorderTest {

	@AfterEach
	void stopRecording() {
		Recorder.record = false;
	}

	@Test
	void everyCommandCanBeReplayed() {
		try (Context context = new Context(CommandService.class, PluginService.class)) {
			final CommandCatalogue catalogue = new CommandCatalogue(context);
			for (final String name : catalogue.names()) {
				final DdasrCommand command = fill(catalogue.create(name)), again = catalogue.create(name);
				new ParameterParser(title -> null).assign(again, name, MacroOptions.parse(line(CommandRecorder.entries(command))));
				for (final CommandParameter p : CommandParameter.of(command.getClass())) {
					final Object expected = p.get(command), found = p.get(again);
					if (expected instanceof File[] files) assertArrayEquals(files, (File[]) found, name + " " + p.key());
					else assertEquals(expected, found, name + " " + p.key());
				}
			}
		}
	}

	@Test
	void listsOfFilesAreRecordedByTheirPaths() {
		final CompareMethods command = new CompareMethods();
		parameter(command, "input").set(command, new File[] { new File("/a b/1.nii"), new File("/a b/2.nii") });
		assertEquals("/a b/1.nii;/a b/2.nii", CommandRecorder.entries(command).get("input"));
		assertFalse(CommandRecorder.entries(command).containsKey("output"), "a key without a value");
	}

	@Test
	void theRecorderIsToldAndFijiIsNot() {
		try (Context context = new Context(CommandService.class, PluginService.class)) {
			final Sample command = new Sample();
			context.inject(command);
			parameter(command, "input").set(command, new File("/a b/\"1\".nii"));
			final CommandRecorder recorder = new CommandRecorder();
			recorder.process(command);
			assertFalse(command.getInfo().is("no-record"), "nothing is recorded");
			Recorder.record = true;
			Recorder.setCommand("Sample...");
			recorder.process(command);
			assertTrue(command.getInfo().is("no-record"));
		}
	}

	/** ImageJ's recorder looks for the letters of a key in all that was recorded before, in plain ImageJ's dialog as well. */
	@Test
	void noKeyEndsAnEarlierOne() {
		try (Context context = new Context(CommandService.class, PluginService.class)) {
			final CommandCatalogue catalogue = new CommandCatalogue(context);
			for (final String name : catalogue.names()) {
				final DdasrCommand command = catalogue.create(name);
				final List<String> dialog = CommandParameter.of(command.getClass()).stream().map(CommandParameter::key).toList();
				checkOrder(name, dialog);
				checkOrder(name, new ArrayList<>(CommandRecorder.entries(command).keySet()));
			}
		}
	}

	private static void checkOrder(final String name, final List<String> keys) {
		for (int i = 0; i < keys.size(); i++) for (int k = i + 1; k < keys.size(); k++) {
			assertFalse(keys.get(i).endsWith(keys.get(k)), name + ": " + keys.get(k) + " comes after " + keys.get(i));
		}
	}

	/** Values other than the defaults where anything goes; paths with all that a path may hold. */
	private static DdasrCommand fill(final DdasrCommand command) {
		for (final CommandParameter p : CommandParameter.of(command.getClass())) {
			if (p.type() == boolean.class) p.set(command, !(Boolean) p.get(command));
			else if (p.type() == File[].class) p.set(command, new File[] { new File("/ü scale=9/a [1].nii"), new File("/b.nii") });
			else if (p.type() == File.class) p.set(command, new File("[x]/" + p.key() + ".nii"));
		}
		return command;
	}

	/** As ImageJ's recorder writes the options. */
	private static String line(final Map<String, String> entries) {
		return entries.entrySet().stream().map(e -> e.getKey() + "=" + (e.getValue().contains(" ") ? "[" + e.getValue() + "]"
			: e.getValue())).collect(Collectors.joining(" "));
	}

	private static CommandParameter parameter(final DdasrCommand command, final String key) {
		return CommandParameter.of(command.getClass()).stream().filter(p -> p.key().equals(key) && p.type() != ImagePlus.class)
			.findFirst().orElseThrow();
	}
}
