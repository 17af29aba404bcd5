package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import org.scijava.task.TaskService;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;

/** Options of a macro as Fiji hands them to a command: unchecked, and with Fiji's own reading of them done before. */
class MacroInputsTest {

	private static final String FILES = "input=[/data/a scale=9 b.nii] output=[/data/count=7.nii]";

	private final List<String> errors = new ArrayList<>();
	private Context context;

	@BeforeEach
	void startContext() {
		context = new Context(CommandService.class, TaskService.class);
		context.service(LogService.class).addLogListener(message -> {
			// With the profile fiji, ImageJ2's converters are there, and what they need is not.
			if (message.level() == LogLevel.ERROR && !message.text().contains("plugin: net.imagej.")) errors.add(message
				.text());
		});
	}

	@AfterEach
	void endContext() {
		context.dispose();
	}

	@Test
	void keysWithinPathsAreNotTakenForKeys() throws Exception {
		// Fiji would find count=7 within the path, and sets it before.
		final Module module = module(Sample.class, m -> resolve(m, "count", 7));
		assertNull(process(module, "flips=true " + FILES));
		assertEquals(3, module.getInput("count"));
		assertEquals(true, module.getInput("flips"));
		assertEquals(new File("/data/a scale=9 b.nii"), module.getInput("input"));
	}

	@Test
	void whatTheMacroLeavesOutKeepsItsDefaultWithoutADialog() throws Exception {
		final Module module = module(Sample.class, m -> { });
		assertNull(process(module, FILES));
		for (final String key : List.of("count", "noise", "flips", "axis", "model")) {
			assertTrue(module.isInputResolved(key), key);
		}
		assertEquals("axial", module.getInput("axis"));
	}

	@Test
	void wrongOptionsAreRefusedAndLoggedWhereThereIsNoWindow() throws Exception {
		// Fiji makes 0 of "abc", which would be refused for another reason, or not at all.
		final Module module = module(Sample.class, m -> resolve(m, "count", 0));
		assertEquals("count=abc is not a whole number. Give one from 1 to 9.", process(module, "count=abc " + FILES));
		assertTrue(process(module(Sample.class, m -> { }), "cuont=3 " + FILES).startsWith("Sample has no parameter \"cuont\"."));
		assertEquals("sample needs output=FILE.", process(module(Sample.class, m -> { }), "input=/data/a.nii"));
		assertEquals(List.of("count=abc is not a whole number. Give one from 1 to 9.", "sample needs output=FILE."), //
			List.of(errors.get(0), errors.get(2)));
	}

	@Test
	void withoutAnImageTheCommandSaysSo() throws Exception {
		final String sentence = "There is no image to work on. Open one first, or give the title of an open image as input=title.";
		assertEquals(sentence, process(module(SuperResolve.class, m -> { }), "model=cubic"));
		assertEquals(sentence, process(module(SuperResolve.class, m -> { }), null));
	}

	@Test
	void noReferenceUnlessOneIsNamed() throws Exception {
		final ImagePlus image = IJ.createImage("x", "8-bit black", 4, 4, 1);
		final Module module = module(ImageQuality.class, m -> resolve(m, "input", image));
		assertNull(process(module, "metrics=mean-grey"));
		assertSame(image, module.getInput("input"));
		assertEquals("none", module.getInput("reference"));
	}

	@Test
	void valuesOfAScriptWithinAMacroAreLeftAlone() throws Exception {
		final Module module = module(Sample.class, m -> {
			resolve(m, "count", 5);
			resolve(m, "input", new File("/data/a.nii"));
			resolve(m, "output", new File("/data/b.nii"));
		});
		assertNull(process(module, "folder=/data"));
		assertEquals(5, module.getInput("count"));
		assertFalse(module.isInputResolved("axis"));
	}

	@Test
	void failureWithoutWindowsIsLogged() throws Exception {
		final File input = new File("pom.xml");
		context.service(ModuleService.class).run(module(Sample.class, m -> { }), true, "model", "fail", "input", input, //
			"output", new File("none.nii")).get();
		assertEquals(List.of("The disk is full. Delete something."), errors);
	}

	private Module module(final Class<? extends Command> type, final Consumer<Module> before) {
		final Module module = context.service(ModuleService.class).createModule(context.service(CommandService.class)
			.getCommand(type));
		before.accept(module);
		return module;
	}

	private static void resolve(final Module module, final String key, final Object value) {
		module.setInput(key, value);
		module.resolveInput(key);
	}

	/** Why the preprocessor canceled, or null; on a thread whose name tells ImageJ that it belongs to a macro. */
	private String process(final Module module, final String options) throws InterruptedException {
		final MacroInputs inputs = new MacroInputs();
		context.inject(inputs);
		final Thread macro = new Thread(() -> {
			Macro.setOptions(options);
			inputs.process(module);
		}, "Run$_Sample");
		macro.start();
		macro.join();
		return inputs.getCancelReason();
	}
}
