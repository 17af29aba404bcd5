package io.github.ddasr.command;

import io.github.ddasr.volume.ForwardingMonitor;
import io.github.ddasr.volume.Monitor;

/** Ends a task that keeps what it has, such as training, when its time is up. */
final class TimedMonitor extends ForwardingMonitor {

	private final long start = System.nanoTime();
	private final long nanos;

	/**
	 * @param monitor is told everything, and may end the task earlier
	 * @param nanos time from now, in nanoseconds
	 */
	TimedMonitor(final Monitor monitor, final long nanos) {
		super(monitor);
		this.nanos = nanos;
	}

	@Override
	public boolean isCanceled() {
		return super.isCanceled() || System.nanoTime() - start > nanos;
	}
}
