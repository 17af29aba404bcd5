package io.github.ddasr.volume;

/**
 * The listener of a long task: it is told the status and the progress, and is
 * asked whether to go on. Implementations must be cheap and thread-safe; they
 * are called at least once per tile or training step.
 */
public interface Monitor {

	/** Listens to nothing and never cancels. */
	Monitor NONE = new Monitor() {};

	/** @param message one line about what is being done now */
	default void status(final String message) {}

	/** @param message about a step of a long run, such as the next of many files; worth a line of its own where lines are written */
	default void milestone(final String message) {
		status(message);
	}

	/** @param message said once and worth keeping in a log, such as the device that is used */
	default void note(final String message) {
		status(message);
	}

	/** @param message something the user should know after the run as well */
	default void warn(final String message) {
		status(message);
	}

	/**
	 * @param done units done so far
	 * @param total units in all
	 */
	default void progress(final long done, final long total) {}

	/** @return whether the user wants the task to stop */
	default boolean isCanceled() {
		return false;
	}

	/**
	 * @param where what is being done, for the message
	 * @throws CanceledException if {@link #isCanceled()}
	 */
	default void checkCanceled(final String where) {
		if (isCanceled()) throw new CanceledException(where);
	}
}
