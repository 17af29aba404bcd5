package io.github.ddasr.volume;

/** Passes everything on to another listener; subclasses change what they must. */
public class ForwardingMonitor implements Monitor {

	private final Monitor target;

	/** @param target is told everything */
	protected ForwardingMonitor(final Monitor target) {
		this.target = target;
	}

	@Override
	public void status(final String message) {
		target.status(message);
	}

	@Override
	public void milestone(final String message) {
		target.milestone(message);
	}

	@Override
	public void note(final String message) {
		target.note(message);
	}

	@Override
	public void warn(final String message) {
		target.warn(message);
	}

	@Override
	public void progress(final long done, final long total) {
		target.progress(done, total);
	}

	@Override
	public boolean isCanceled() {
		return target.isCanceled();
	}
}
