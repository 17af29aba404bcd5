package io.github.ddasr.command;

import io.github.ddasr.volume.DdasrException;

import ij.ImagePlus;
import ij.io.Opener;

/** Images for commands that work on a window, where there is none: from a file. */
final class ImageFiles {

	private ImageFiles() {}

	/**
	 * @param path a file that the suite or ImageJ can read
	 * @return the image, not shown
	 * @throws DdasrException if neither can read it
	 */
	static ImagePlus open(final String path) {
		final ImagePlus image = new Opener().openImage(path);
		if (image == null) throw new DdasrException(Messages.notAnImage(path));
		return image;
	}
}
