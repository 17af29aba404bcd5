package io.github.ddasr.command;

import io.github.ddasr.volume.DdasrException;

/**
 * The user asked for something that a command does not offer: an unknown key, a
 * missing file name, a number out of range. Nothing has been started.
 */
public final class UsageException extends DdasrException {

	private static final long serialVersionUID = 1L;

	/** @param message what is wrong and what is allowed, for the user */
	public UsageException(final String message) {
		super(message);
	}
}
