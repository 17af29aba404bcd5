package io.github.ddasr.model;

/** Half a sentence on what is wrong within a PyTorch file; the reader adds which file, and what to do. */
final class TorchFileException extends Exception {

	private static final long serialVersionUID = 1L;

	TorchFileException(final String message) {
		super(message);
	}
}
