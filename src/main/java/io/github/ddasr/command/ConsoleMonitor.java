package io.github.ddasr.command;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.BooleanSupplier;

import io.github.ddasr.volume.Monitor;

/** Writes status and progress as lines, at most one line of progress in two seconds. */
final class ConsoleMonitor implements Monitor {

	private static final long INTERVAL_NANOS = 2_000_000_000L;

	private final PrintStream err;
	private final boolean quiet;
	private final BooleanSupplier canceled;
	private String lastStatus = "";
	private long lastLine = System.nanoTime();

	/**
	 * @param err where the lines go
	 * @param quiet true to write warnings only
	 * @param canceled says whether the user wants to stop
	 */
	ConsoleMonitor(final PrintStream err, final boolean quiet, final BooleanSupplier canceled) {
		this.err = err;
		this.quiet = quiet;
		this.canceled = canceled;
	}

	@Override
	public synchronized void status(final String message) {
		if (quiet || message.equals(lastStatus)) return;
		lastStatus = message;
		err.println(message);
	}

	@Override
	public synchronized void warn(final String message) {
		err.println("Note: " + message);
	}

	@Override
	public synchronized void progress(final long done, final long total) {
		final long now = System.nanoTime();
		if (quiet || total <= 0 || now - lastLine < INTERVAL_NANOS) return;
		lastLine = now;
		err.println(String.format(Locale.ROOT, "  %3d %% (%d of %d)", 100 * done / total, done, total));
	}

	@Override
	public boolean isCanceled() {
		return canceled.getAsBoolean();
	}
}
