package io.github.ddasr.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** Runs a command line in this process and keeps what it prints. */
final class Console {

	final int code;
	final String out;
	final String err;

	private Console(final int code, final String out, final String err) {
		this.code = code;
		this.out = out;
		this.err = err;
	}

	static Console run(final String... args) {
		return run(() -> false, args);
	}

	static Console run(final BooleanSupplier canceled, final String... args) {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		final ByteArrayOutputStream err = new ByteArrayOutputStream();
		final int code = new CommandRunner(stream(out), stream(err), canceled).run(args);
		return new Console(code, text(out), text(err));
	}

	/** The last line on standard error: the sentence that says what went wrong. */
	String sentence() {
		final String[] lines = err.strip().split("\\R");
		return lines[lines.length - 1];
	}

	private static PrintStream stream(final ByteArrayOutputStream bytes) {
		return new PrintStream(bytes, true, StandardCharsets.UTF_8);
	}

	private static String text(final ByteArrayOutputStream bytes) {
		return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
	}
}
