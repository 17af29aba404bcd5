package io.github.ddasr.volume;

/** Thrown where a task finds that its {@link Monitor} was canceled; not an error. */
public final class CanceledException extends DdasrException {

	private static final long serialVersionUID = 1L;

	/** @param where what was being done when the cancel was seen */
	public CanceledException(final String where) {
		super("Canceled while " + where + ". Nothing was written.");
	}
}
