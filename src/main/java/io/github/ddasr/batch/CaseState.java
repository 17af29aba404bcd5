package io.github.ddasr.batch;

import java.util.Locale;

/** Where a case stands. */
public enum CaseState {

	/** Its outputs were made in this run. */
	DONE,
	/** Its outputs were there already, made with the same parameters of the same input. */
	THERE,
	/** It has still to be done. */
	OPEN,
	/** It could not be done; the message says why. */
	FAILED,
	/** Another process is at it. */
	ELSEWHERE,
	/** Its output would replace a file that this run did not make. */
	BLOCKED;

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}
}
