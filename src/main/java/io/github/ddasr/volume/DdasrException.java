package io.github.ddasr.volume;

/**
 * The one exception that a reader can act on: its message says what happened,
 * where, and what to do next. Commands show the message, never a stack trace.
 */
public class DdasrException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** @param message what, where, and what to do, as one sentence for the user */
	public DdasrException(final String message) {
		super(message);
	}

	/**
	 * @param message what, where, and what to do, as one sentence for the user
	 * @param cause what led to it, for a developer
	 */
	public DdasrException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
