package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.run.RunService;
import org.scijava.script.ScriptService;
import org.scijava.task.TaskService;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.VolumeSeries;

/** Commands the way Fiji runs them: from text values, without anyone checking them before. */
class SciJavaTest {

	@TempDir
	Path folder;

	@Test
	void goodValuesRun() throws Exception {
		final Module module = run("count", "4", "input", input(), "output", folder + "/out.nii");
		assertFalse(((Cancelable) module).isCanceled(), ((Cancelable) module).getCancelReason());
	}

	@Test
	void wrongValuesCancelWithASentence() throws Exception {
		assertEquals("count=12 is out of range. Give a number from 1 to 9.", refusal("count", "12"));
		assertEquals("axis=oblique is not available. Choices: axial, coronal.", refusal("axis", "oblique"));
		assertEquals("The disk is full. Delete something.", refusal("model", "fail"));
	}

	@Test
	void wordsForNumbersBecomeZeroAndAreOutOfRange() throws Exception {
		assertEquals("count=0 is out of range. Give a number from 1 to 9.", refusal("count", "abc"));
	}

	@Test
	void commandsRunWithoutWindowsByTheirClass() throws Exception {
		final Path scan = folder.resolve("scan.nii"), fine = folder.resolve("fine.nii");
		Nifti.write(scan, VolumeSeries.of(Phantom.brain(12, 10, 4)), PixelType.INT16);
		try (Context context = new Context(RunService.class, ScriptService.class, CommandService.class, TaskService.class)) {
			// What Fiji does for: --headless --run CLASS "input='...',output='...',model='cubic'"
			context.service(RunService.class).run(SuperResolveFile.class.getName(), Map.of("input", scan.toString(), "output",
				fine.toString(), "model", "cubic"));
			assertArrayEquals(new long[] { 24, 20, 4 }, Nifti.read(fine).first().dimensions());
		}
	}

	@Test
	void commandsRunByTheirClassAreStrictToo() throws Exception {
		final Path scan = Files.writeString(folder.resolve("scan.nii"), "x"), fine = folder.resolve("fine.nii");
		try (Context context = new Context(RunService.class, ScriptService.class, CommandService.class, TaskService.class)) {
			final List<String> errors = new ArrayList<>();
			context.service(LogService.class).addLogListener(message -> {
				if (message.level() == LogLevel.ERROR) errors.add(message.text());
			});
			context.service(RunService.class).run(SuperResolveFile.class.getName(), "input", scan, "output", fine, "tile",
				"4,5");
			context.service(RunService.class).run(SuperResolveFile.class, "input", scan, "output", fine, "titel", "4");
			context.service(RunService.class).run(SuperResolveFile.class, "input", scan);
			assertEquals("tile=4,5 is not a whole number. Give one from 0 to 4096.", errors.get(0));
			assertTrue(errors.get(1).startsWith("super-resolve has no parameter \"titel\". Did you mean tile?"), errors.get(1));
			assertEquals("super-resolve needs output=FILE.", errors.get(2));
		}
	}

	@Test
	void choicesKnownLateReachTheDialog() throws Exception {
		try (Context context = new Context(CommandService.class, TaskService.class)) {
			final DdasrCommand sample = new CommandCatalogue(context).create(Sample.class);
			sample.initChoices();
			final ModuleItem<?> item = sample.getInfo().getInput("model");
			assertEquals(List.of("cubic", "lanczos", "fail", "crash"), item.getChoices());
		}
	}

	private String refusal(final String key, final String value) throws Exception {
		final Module module = run(key, value, "input", input(), "output", folder + "/out.nii");
		assertTrue(((Cancelable) module).isCanceled());
		return ((Cancelable) module).getCancelReason();
	}

	private String input() throws Exception {
		return Files.writeString(folder.resolve("in.nii"), "x").toString();
	}

	private static Module run(final Object... inputs) throws Exception {
		try (Context context = new Context(CommandService.class, TaskService.class)) {
			final CommandInfo info = context.service(CommandService.class).getCommand(Sample.class);
			return context.service(ModuleService.class).run(info, true, inputs).get();
		}
	}
}
