package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

class MacroOptionsTest {

	@Test
	void wordsAndBrackets() {
		assertEquals(Map.of("model", List.of("cubic"), "scale", List.of("2")), MacroOptions.parse("model=cubic scale=2 "));
		assertEquals(Map.of("output", List.of("/a b/c.nii"), "axis", List.of("axial")), //
			MacroOptions.parse("output=[/a b/c.nii] axis=axial"));
		assertEquals(Map.of(), MacroOptions.parse(null));
		assertEquals(Map.of(), MacroOptions.parse("  "));
	}

	@Test
	void pathsCannotStealKeys() {
		final Map<String, List<String>> options = MacroOptions.parse("input=[/x scale=9/ü [1] =.nii] scale=2");
		assertEquals(List.of("/x scale=9/ü [1] =.nii"), options.get("input"));
		assertEquals(List.of("2"), options.get("scale"));
	}

	@Test
	void wrongOptionsAreRefused() {
		assertEquals("\"flips\" is not of the form key=value. Write for instance model=cubic; quote the whole argument " +
			"where a value has spaces.", refusal("flips model=cubic"));
		assertEquals("The value of \"input\" begins with [ but has no closing ]. Write input=[value].", //
			refusal("input=[/a b"));
		assertEquals("The parameter \"scale\" is given twice. Give it once.", refusal("scale=2 scale=3"));
	}

	private static String refusal(final String options) {
		return assertThrows(UsageException.class, () -> MacroOptions.parse(options)).getMessage();
	}

	@Test
	void aPathMayHaveOneBracketAlone() {
		assertEquals(Map.of("input", List.of("/d/a b]c.nii"), "scale", List.of("2")), MacroOptions.parse("input=[/d/a b]c.nii] scale=2"));
		assertEquals(Map.of("input", List.of("/d/a [b.nii")), MacroOptions.parse("input=[/d/a [b.nii]"));
		assertEquals(Map.of("input", List.of("/d/x [1] scale=9.nii")), MacroOptions.parse("input=[/d/x [1] scale=9.nii]"));
	}
}
