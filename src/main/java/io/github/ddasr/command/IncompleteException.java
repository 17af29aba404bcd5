package io.github.ddasr.command;

import io.github.ddasr.volume.DdasrException;

/**
 * A run over many files is over, and some of them failed. Its results are there: on the command line this is a failure, in a
 * macro or a window something to be told.
 */
final class IncompleteException extends DdasrException {

	private static final long serialVersionUID = 1L;

	/** @param message how many failed, where it is said why, and what to do */
	IncompleteException(final String message) {
		super(message);
	}
}
