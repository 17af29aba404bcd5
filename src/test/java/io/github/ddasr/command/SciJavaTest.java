package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.task.TaskService;

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
