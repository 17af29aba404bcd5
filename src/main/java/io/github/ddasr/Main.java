package io.github.ddasr;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.ddasr.command.CommandRunner;

/**
 * The entry without windows: {@code Main COMMAND key=value …}. Results go to
 * standard output, sentences and progress to standard error, and the exit code is
 * 0 (done), 1 (the run failed), 2 (wrong usage) or 130 (canceled). {@code help}
 * lists the commands, {@code help COMMAND} its parameters.
 */
public final class Main {

	/** How long an interrupted process waits for the current tile or step to end and its files to be removed. */
	private static final long PATIENCE_SECONDS = 60;

	private Main() {}

	/** @param args COMMAND key=value … */
	public static void main(final String... args) {
		if (System.getProperty("java.awt.headless") == null) System.setProperty("java.awt.headless", "true");
		final AtomicBoolean canceled = new AtomicBoolean();
		final CountDownLatch ended = new CountDownLatch(1);
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			canceled.set(true);
			await(ended);
		}, "cancel"));
		final int code;
		try {
			code = new CommandRunner(System.out, System.err, canceled::get).run(args);
		}
		finally {
			ended.countDown();
		}
		System.exit(code);
	}

	/**
	 * The same without ending the process.
	 *
	 * @param args COMMAND key=value …
	 * @param out takes results
	 * @param err takes sentences and progress
	 * @return the exit code
	 */
	public static int run(final String[] args, final PrintStream out, final PrintStream err) {
		return new CommandRunner(out, err, () -> false).run(args);
	}

	private static void await(final CountDownLatch ended) {
		try {
			ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
