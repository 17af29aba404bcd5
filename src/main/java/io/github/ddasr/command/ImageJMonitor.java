package io.github.ddasr.command;

import ij.IJ;

import io.github.ddasr.volume.Monitor;

/** Status line, progress bar and Escape key of ImageJ's main window. */
final class ImageJMonitor implements Monitor {

	ImageJMonitor() {
		IJ.resetEscape();
	}

	@Override
	public void status(final String message) {
		IJ.showStatus(message);
	}

	@Override
	public void note(final String message) {
		IJ.log("DDASR: " + message);
		status(message);
	}

	@Override
	public void warn(final String message) {
		IJ.log("DDASR: " + message);
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
