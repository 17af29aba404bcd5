package io.github.ddasr.training;

/** Which state of a training run becomes the model; a run that was ended early always gives its best. */
public enum Keep {
	/** The averaged weights that did best on the validation scans. */
	BEST("averaged weights that validated best"),
	/**
	 * The averaged weights after the last step, where the learning rate has come to its floor; nothing is selected, so
	 * the validation figures stay independent.
	 */
	LAST("averaged weights of the last step, not selected by validation");

	private final String description;

	Keep(final String description) {
		this.description = description;
	}

	/** What a model's header says of it. */
	String description() {
		return description;
	}
}
