package io.github.ddasr.engine;

import io.github.ddasr.volume.DdasrException;

/** The device has too little memory for one call; smaller tiles may fit. */
public final class DeviceMemoryException extends DdasrException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param message what did not fit, and what to do
	 * @param cause the engine's own error
	 */
	public DeviceMemoryException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
