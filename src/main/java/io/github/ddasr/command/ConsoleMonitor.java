package io.github.ddasr.command;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import io.github.ddasr.volume.Monitor;

/**
 * Writes status and progress as lines. What is said over and over ("slice 3 of
 * 117") appears at most every two seconds, a percentage only when it has changed;
 * what is said once appears at once.
 */
final class ConsoleMonitor implements Monitor {

	private static final long INTERVAL_NANOS = 2_000_000_000L;

	private final PrintStream err;
	private final boolean quiet;
	private final BooleanSupplier canceled;
	private final LongSupplier clock;
	private String subject = "";
	private long lastLine;
	private long percent = -1;

	/**
	 * @param err where the lines go
	 * @param quiet true to write warnings only
	 * @param canceled says whether the user wants to stop
	 */
	ConsoleMonitor(final PrintStream err, final boolean quiet, final BooleanSupplier canceled) {
		this(err, quiet, canceled, System::nanoTime);
	}

	ConsoleMonitor(final PrintStream err, final boolean quiet, final BooleanSupplier canceled,
		final LongSupplier clock)
	{
		this.err = err;
		this.quiet = quiet;
		this.canceled = canceled;
		this.clock = clock;
		this.lastLine = clock.getAsLong();
	}

	@Override
	public synchronized void status(final String message) {
		final String first = message.split(" ", 2)[0];
		final boolean repetition = first.equals(subject);
		subject = first;
		if (quiet || repetition && isTooEarly()) return;
		line(message);
	}

	@Override
	public synchronized void milestone(final String message) {
		if (!quiet) line(message);
	}

	@Override
	public synchronized void warn(final String message) {
		line("Note: " + message);
	}

	@Override
	public synchronized void progress(final long done, final long total) {
		if (quiet || total <= 0 || isTooEarly() || 100 * done / total == percent) return;
		percent = 100 * done / total;
		line(String.format(Locale.ROOT, "  %3d %%", percent));
	}

	private boolean isTooEarly() {
		return clock.getAsLong() - lastLine < INTERVAL_NANOS;
	}

	private void line(final String text) {
		lastLine = clock.getAsLong();
		err.println(text);
	}

	@Override
	public boolean isCanceled() {
		return canceled.getAsBoolean();
	}
}
