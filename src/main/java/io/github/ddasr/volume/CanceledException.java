package io.github.ddasr.volume;

/** Thrown where a task finds that its {@link Monitor} was canceled; not an error. */
public final class CanceledException extends DdasrException {

	private static final long serialVersionUID = 1L;

	/** @param where what was being done when the cancel was seen */
	public CanceledException(final String where) {
		this(where, "Canceled while " + where + ". Nothing was written.");
	}

	private CanceledException(final String where, final String sentence) {
		super(sentence);
	}

	/**
	 * @param sentence what a user reads, where something was written that stays
	 * @return the exception
	 */
	public static CanceledException saying(final String sentence) {
		return new CanceledException("", sentence);
	}
}
