package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exit codes, streams, and every sentence with which a command line is refused. */
class CommandRunnerTest {

	@TempDir
	Path folder;

	private String input;
	private String output;

	@BeforeEach
	void files() throws IOException {
		input = "input=" + Files.writeString(folder.resolve("in scale=9 [ü].nii"), "x");
		output = "output=" + folder.resolve("out.nii");
	}

	@Test
	void resultGoesToOutAndProgressToErr() {
		final Console c = Console.run("sample", input, output, "count=7", "--noise", "2.5e0", "--flips=true");
		assertEquals("7 2.5 true axial cubic in scale=9 [ü].nii out.nii\n", c.out);
		assertEquals("working\n", c.err);
		assertEquals(CommandRunner.DONE, c.code);
	}

	@Test
	void quietLeavesOutProgress() {
		assertEquals("", Console.run("sample", input, output, "--quiet").err);
	}

	@Test
	void numbersDoNotFollowTheLanguage() {
		final Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			assertEquals(CommandRunner.DONE, Console.run("sample", input, output, "noise=0.25").code);
			assertTrue(Console.run("sample", input, output, "noise=0.25").out.contains(" 0.25 "));
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void failureIsOneSentence() {
		final Console c = Console.run("sample", input, output, "model=fail");
		assertEquals("working\nThe disk is full. Delete something.\n", c.err);
		assertEquals(CommandRunner.FAILED, c.code);
	}

	@Test
	void unexpectedErrorIsOneSentenceToo() {
		final Console c = Console.run("sample", input, output, "model=crash");
		assertEquals("An unexpected error ended the run (IllegalStateException: index 7). Nothing was written. Please " +
			"report it with the output of the same command and --debug.", c.sentence());
		assertEquals(CommandRunner.FAILED, c.code);
		assertFalse(c.err.contains("\tat "));
	}

	@Test
	void debugShowsWhere() {
		final Console c = Console.run("sample", input, output, "model=fail", "--debug");
		assertTrue(c.err.contains("\tat io.github.ddasr.command.Sample.execute"));
		assertEquals("The disk is full. Delete something.", c.sentence());
	}

	@Test
	void cancelHasItsOwnCode() {
		final Console c = Console.run(() -> true, "sample", input, output);
		assertEquals("Canceled while working. Nothing was written.", c.sentence());
		assertEquals(CommandRunner.CANCELED, c.code);
	}

	@Test
	void withoutCommandHelpIsShown() {
		final Console c = Console.run();
		assertTrue(c.err.contains("COMMAND key=value"));
		assertEquals(CommandRunner.WRONG_USAGE, c.code);
	}

	@Test
	void helpComesFromTheParameters() {
		final Console c = Console.run("help", "sample");
		assertEquals("""
			sample: Reports its parameters.

			  count=WHOLE-NUMBER
			      Count (steps). A whole number.
			      A number from 1 to 9. Default: 3.

			  noise=NUMBER
			      Noise (%). A number.
			      A number from 0 to 20. Default: 0.5.

			  flips=true|false
			      Flips. Yes or no.
			      Default: false.

			  axis=axial|coronal
			      Axis. One of a list.
			      Default: axial.

			  model=cubic|lanczos|fail|crash
			      Model. One of a list that is only known later.
			      Default: cubic.

			  input=FILE
			      Input. What is read.
			      Required.

			  output=FILE
			      Output. What is written.
			      Required.
			""", c.out);
		assertEquals(CommandRunner.DONE, c.code);
	}

	@Test
	void overviewNamesEveryCommand() {
		final String text = Console.run("help").out;
		assertTrue(text.contains("  sample "));
		assertTrue(text.contains("Reports its parameters."));
		assertTrue(Console.run("version").out.startsWith("DDASR for Fiji "));
	}

	static Stream<Arguments> wrongUsage() {
		return Stream.of(Arguments.of("cuont=3", "sample has no parameter \"cuont\". Did you mean count? Parameters: " +
			"count, noise, flips, axis, model, input, output."), //
			Arguments.of("count=abc", "count=abc is not a whole number. Give one from 1 to 9."), //
			Arguments.of("count=2.5", "count=2.5 is not a whole number. Give one from 1 to 9."), //
			Arguments.of("count=0", "count=0 is out of range. Give a number from 1 to 9."), //
			Arguments.of("count=5000000000", "count=5000000000 is out of range. Give a number from 1 to 9."), //
			Arguments.of("count=", "The parameter \"count\" has no value. Write count=value."), //
			Arguments.of("noise=0,5", "noise=0,5 is written with a comma. Write noise=0.5, with a decimal point."), //
			Arguments.of("noise=NaN", "noise=NaN is not a number. Give one from 0 to 20."), //
			Arguments.of("noise=20.5", "noise=20.5 is out of range. Give a number from 0 to 20."), //
			Arguments.of("noise=-1", "noise=-1 is out of range. Give a number from 0 to 20."), //
			Arguments.of("flips=yes", "flips=yes is neither true nor false. Write flips=true or flips=false."), //
			Arguments.of("axis=Coronal", "axis=Coronal is not available. Did you mean coronal? Choices: axial, coronal."), //
			Arguments.of("model=nearest", "model=nearest is not available. Choices: cubic, lanczos, fail, crash."), //
			Arguments.of("model", "\"model\" is not of the form key=value. Write for instance model=cubic; quote the " +
				"whole argument where a value has spaces."));
	}

	@ParameterizedTest
	@MethodSource("wrongUsage")
	void wrongValueIsRefused(final String argument, final String sentence) {
		final Console c = Console.run("sample", input, output, argument);
		assertEquals(sentence + "\n", c.err);
		assertEquals("", c.out);
		assertEquals(CommandRunner.WRONG_USAGE, c.code);
	}

	@Test
	void wrongFilesAreRefused() {
		refused("sample needs input=FILE.", output);
		refused("sample needs output=FILE.", input);
		refused("The parameter \"input\" is given twice. Give it once.", input, input, output);
		refused("input=/no/such.nii does not exist. Check the path.", "input=/no/such.nii", output);
		refused("input=" + folder + " is a folder. Give a file.", "input=" + folder, output);
		refused("output=" + folder + " is a folder. Give a file.", input, "output=" + folder);
		final String lost = folder.resolve("none").resolve("o.nii").toString();
		refused("output=" + lost + " cannot be written: the folder " + folder.resolve("none") +
			" does not exist. Make it first.", input, "output=" + lost);
		final String same = folder.resolve(".").resolve("in scale=9 [ü].nii").toString();
		refused("output=" + same + " would overwrite " + input.substring(6) +
			". Give another name; the input is never overwritten.", input, "output=" + same);
	}

	@Test
	void unknownCommandIsRefused() {
		final Console c = Console.run("sampel");
		assertTrue(c.err.startsWith("There is no command \"sampel\". Did you mean sample? Commands: "), c.err);
		assertEquals(CommandRunner.WRONG_USAGE, c.code);
		assertEquals(CommandRunner.WRONG_USAGE, Console.run("help", "sampel").code);
	}

	private static void refused(final String sentence, final String... arguments) {
		final String[] args = Stream.concat(Stream.of("sample"), Stream.of(arguments)).toArray(String[]::new);
		final Console c = Console.run(args);
		assertEquals(sentence + "\n", c.err);
		assertEquals(CommandRunner.WRONG_USAGE, c.code);
	}
}
