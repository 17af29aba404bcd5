package io.github.ddasr.model;

/** Half a sentence on what is wrong within a safetensors file; the reader adds which file, and what to do. */
final class SafeTensorsException extends Exception {

	private static final long serialVersionUID = 1L;

	SafeTensorsException(final String message) {
		super(message);
	}
}
