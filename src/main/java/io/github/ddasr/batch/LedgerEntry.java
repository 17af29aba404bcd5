package io.github.ddasr.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.ddasr.io.CsvFields;

/**
 * One line of a ledger.
 *
 * @param time when, in UTC
 * @param name of the case
 * @param state what happened
 * @param seconds how long it took; 0 when it begins
 * @param output first file that was made, relative to the output folder
 * @param bytes size of all files that were made
 * @param source where the input was
 * @param input what the input was: its size in bytes and when it was last changed
 * @param parameters what it was made with
 * @param process name of the machine and number of the process
 * @param message why it failed, or what is to be said of what was done; often empty
 */
record LedgerEntry(String time, String name, State state, double seconds, String output, long bytes, String source, String input,
	String parameters, String process, String message)
{

	/** What happened to a case. */
	enum State {
		/** It was begun; without another line after this one the run ended in the middle. */
		BEGUN,
		/** All its outputs are there. */
		DONE,
		/** It could not be done. */
		FAILED;

		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	static final String HEADER = "time,case,state,seconds,output,bytes,source,input,parameters,process,message";
	private static final int FIELDS = HEADER.split(",").length;

	/** @return a line without its end; whatever it holds, it is one line */
	String line() {
		return Stream.of(time, name, state.toString(), String.format(Locale.ROOT, "%.3f", seconds), output, Long.toString(bytes),
			source, input, parameters, process, message).map(s -> CsvFields.quoted(oneLine(s))).collect(Collectors.joining(","));
	}

	/** @return the entry, or null if the line is none, such as one that a killed process did not end */
	static LedgerEntry parse(final String line) {
		final List<String> f = CsvFields.split(line);
		if (f == null || f.size() != FIELDS || line.equals(HEADER)) return null;
		try {
			return new LedgerEntry(f.get(0), f.get(1), State.valueOf(f.get(2).toUpperCase(Locale.ROOT)), Double.parseDouble(f.get(3)),
				f.get(4), Long.parseLong(f.get(5)), f.get(6), f.get(7), f.get(8), f.get(9), f.get(10));
		}
		catch (final IllegalArgumentException e) {
			return null;
		}
	}

	/** @return a text as it comes back from a ledger */
	static String oneLine(final String text) {
		return text.replaceAll("\\R", " ").strip();
	}

	static String now() {
		return Instant.now().toString();
	}

	/** @return what tells whether an input has changed since; empty if it is not there */
	static String stampOf(final Path input) {
		try {
			return Files.size(input) + " bytes of " + Files.getLastModifiedTime(input);
		}
		catch (final IOException e) {
			return "";
		}
	}
}
