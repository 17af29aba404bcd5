package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class CommandLineTest {

	@Test
	void threeSpellingsMeanTheSame() {
		for (final String[] args : new String[][] { { "run", "axis=axial" }, { "run", "--axis=axial" }, { "run", "--axis",
			"axial" } })
		{
			final CommandLine line = CommandLine.parse(args);
			assertEquals("run", line.command());
			assertEquals(List.of("axial"), line.assignments().get("axis"));
		}
	}

	@Test
	void valuesMayHoldAnything() {
		final CommandLine line = CommandLine.parse("run", "input=a b=c scale=9.nii", "--output", "[x] =ü/扫描.nii", "note=");
		assertEquals(List.of("a b=c scale=9.nii"), line.assignments().get("input"));
		assertEquals(List.of("[x] =ü/扫描.nii"), line.assignments().get("output"));
		assertEquals(List.of(""), line.assignments().get("note"));
	}

	@Test
	void repeatedKeysAreGathered() {
		assertEquals(List.of("a", "b"), CommandLine.parse("run", "input=a", "input=b").assignments().get("input"));
	}

	@Test
	void flagsStandAnywhere() {
		final CommandLine line = CommandLine.parse("--quiet", "run", "a=1", "--debug");
		assertTrue(line.quiet() && line.debug());
		assertEquals("run", line.command());
		final CommandLine plain = CommandLine.parse("run");
		assertFalse(plain.quiet() || plain.debug());
	}

	@Test
	void helpTakesWords() {
		assertEquals(List.of("demo"), CommandLine.parse("help", "demo").words());
		assertEquals("help", CommandLine.parse("--help").command());
		assertEquals("version", CommandLine.parse("--version").command());
		assertEquals("", CommandLine.parse().command());
	}

	@Test
	void whatIsNoAssignmentIsRefused() {
		assertEquals("\"scan.nii\" is not of the form key=value. Write for instance model=cubic; quote the whole " +
			"argument where a value has spaces.", refusal("run", "scan.nii"));
		assertEquals("The parameter \"axis\" has no value. Write axis=value.", refusal("run", "--axis"));
		assertEquals("The parameter \"axis\" has no value. Write axis=value.", refusal("run", "--axis", "--model=cubic"));
	}

	private static String refusal(final String... args) {
		return assertThrows(UsageException.class, () -> CommandLine.parse(args)).getMessage();
	}
}
