package io.github.ddasr.command;

import io.github.ddasr.volume.Monitor;

/** Ends a task that keeps what it has, such as training, when its time is up. */
final class TimedMonitor implements Monitor {

	private final Monitor monitor;
	private final long start = System.nanoTime();
	private final long nanos;

	/**
	 * @param monitor is told everything, and may end the task earlier
	 * @param nanos time from now, in nanoseconds
	 */
	TimedMonitor(final Monitor monitor, final long nanos) {
		this.monitor = monitor;
		this.nanos = nanos;
	}

	@Override
	public void status(final String message) {
		monitor.status(message);
	}

	@Override
	public void note(final String message) {
		monitor.note(message);
	}

	@Override
	public void warn(final String message) {
		monitor.warn(message);
	}

	@Override
	public void progress(final long done, final long total) {
		monitor.progress(done, total);
	}

	@Override
	public boolean isCanceled() {
		return monitor.isCanceled() || System.nanoTime() - start > nanos;
	}
}
