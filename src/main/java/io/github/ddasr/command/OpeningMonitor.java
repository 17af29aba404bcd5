package io.github.ddasr.command;

import ij.IJ;

import io.github.ddasr.volume.Monitor;

/** Progress of a file that is being opened, in ImageJ's main window; warnings are kept for the image's information. */
final class OpeningMonitor implements Monitor {

	private final StringBuilder warnings = new StringBuilder();

	OpeningMonitor() {
		IJ.resetEscape();
	}

	/** @return one line for each warning, empty if there was none */
	String warnings() {
		return warnings.toString();
	}

	@Override
	public void status(final String message) {
		IJ.showStatus(message);
	}

	@Override
	public void warn(final String message) {
		warnings.append(message).append('\n');
		IJ.showStatus(message);
	}

	@Override
	public void progress(final long done, final long total) {
		if (total > 0) IJ.showProgress((double) done / total);
	}

	@Override
	public boolean isCanceled() {
		return IJ.escapePressed();
	}
}
