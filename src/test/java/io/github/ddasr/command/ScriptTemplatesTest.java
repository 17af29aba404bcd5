package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import ij.WindowManager;
import ij.macro.Interpreter;

/** The templates of Fiji's script editor: the macro is run, the scripts name classes and keys that there are. */
class ScriptTemplatesTest {

	private static final Path FOLDER = Path.of("src/main/resources/script_templates/DDASR");
	private static final Pattern CLASS = Pattern.compile("(?:import|from) (io\\.github\\.ddasr\\.command)(?:\\.| import )(\\w+)");
	private static final Pattern CALL = Pattern.compile("run\\(command, [Tt]rue,(.*?)\\.get\\(\\)", Pattern.DOTALL);
	/** Keys and values alternate; a value that stands there as text is one, too. */
	private static final Pattern KEY = Pattern.compile("\"(\\w+)\", (?:\"\\w+\"|[^,]+)");

	@AfterEach
	void closeImages() {
		Interpreter.batchMode = false;
		WindowManager.setTempCurrentImage(null);
	}

	@Test
	void theMacroEnlargesTheActiveImage() throws IOException {
		final String macro = Files.readString(FOLDER.resolve("Enlarge_the_Active_Image.ijm")).replace("model = \"srn-x2-small\"",
			"model = \"cubic\"");
		assertTrue(macro.contains("\"cubic\""));
		final String small = "setBatchMode(true); newImage(\"scan\", \"8-bit ramp\", 20, 30, 2); setVoxelSize(1, 1, 4, \"mm\");\n";
		final String result = PlainImageJ.run(small + macro + "return getTitle() + \" \" + getWidth() + \" \" + getHeight() + \" \" + nSlices;");
		assertEquals("scan (cubic) 40 60 2", result);
	}

	@Test
	void scriptsNameCommandsAndKeysThatThereAre() throws Exception {
		try (Stream<Path> files = Files.list(FOLDER)) {
			final List<Path> scripts = files.filter(f -> !f.toString().endsWith(".ijm")).sorted().toList();
			assertEquals(4, scripts.size());
			for (final Path script : scripts) check(script);
		}
	}

	private static void check(final Path script) throws Exception {
		final String text = Files.readString(script);
		final Matcher type = CLASS.matcher(text), call = CALL.matcher(text);
		assertTrue(type.find() && call.find(), script.toString());
		assertTrue(text.contains("getCommand(" + type.group(2) + ")"), script.toString());
		assertTrue(text.contains("command.resolveInput("), script + " would open a dialog");
		final Class<?> command = Class.forName(type.group(1) + "." + type.group(2));
		final Set<String> known = new HashSet<>(CommandParameter.of(command).stream().map(CommandParameter::key).toList());
		int keys = 0;
		for (final Matcher key = KEY.matcher(call.group(1)); key.find(); keys++) {
			assertTrue(known.contains(key.group(1)), script + ": " + key.group(1));
		}
		assertTrue(keys >= 2, script + " passes " + keys + " keys");
	}
}
