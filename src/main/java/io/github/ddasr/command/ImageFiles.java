package io.github.ddasr.command;

import java.io.File;

import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.volume.Monitor;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.StackWindow;
import ij.macro.Interpreter;

/** Images where there may be no windows: taken from a file, handed on to a macro. */
final class ImageFiles {

	/** Property of an image that was read for a command: the file, which the command must not overwrite. */
	private static final String SOURCE = "ddasr.source";

	private ImageFiles() {}

	/**
	 * @param path a file that the suite or ImageJ can read
	 * @return the image, not shown
	 * @throws io.github.ddasr.volume.DdasrException if neither can read it
	 */
	static ImagePlus open(final String path) {
		final File file = new File(path);
		final ImagePlus image = ImagePlusAdapter.toImagePlus(VolumeFiles.read(file.toPath(), Monitor.NONE), //
			file.getName(), null);
		image.setProperty(SOURCE, file);
		return image;
	}

	/**
	 * @param text title of an open image, or a file
	 * @return the image
	 * @throws UsageException if it is neither
	 * @throws io.github.ddasr.volume.DdasrException if the file cannot be read
	 */
	static ImagePlus titledOrFile(final String text) {
		final ImagePlus titled = WindowManager.getImage(text);
		if (titled != null) return titled;
		if (!new File(text).isFile()) throw new UsageException(Messages.noSuchImageOrFile(text));
		return open(text);
	}

	/**
	 * @param image an image
	 * @return the file from which {@link #open} took it, else null
	 */
	static File source(final ImagePlus image) {
		return image.getProperty(SOURCE) instanceof File file ? file : null;
	}

	/**
	 * Makes an image the active one, in a window where there can be windows.
	 *
	 * @param image the result of a command
	 */
	static void show(final ImagePlus image) {
		try {
			image.show();
			// ImageJ's slider begins at 1, whatever slice a new image stands at.
			if (image.getWindow() instanceof StackWindow window) window.updateSliceSelector();
		}
		catch (final RuntimeException e) {
			// Plain ImageJ without a screen fails here outside batch mode; a macro finds the image all the same.
			WindowManager.setTempCurrentImage(image);
		}
	}

	/**
	 * Makes an image the active one again after others were shown beside it.
	 *
	 * @param image an image that is open
	 */
	static void reactivate(final ImagePlus image) {
		if (Interpreter.isBatchMode()) Interpreter.activateImage(image);
		if (image.getWindow() == null) WindowManager.setTempCurrentImage(image);
		else IJ.selectWindow(image.getID());
	}
}
