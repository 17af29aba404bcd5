package io.github.ddasr.command;

import java.io.File;

import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.VolumeSeries;

import ij.IJ;
import ij.ImagePlus;
import ij.Menus;
import ij.WindowManager;
import ij.io.FileInfo;
import ij.io.Opener;

/** NIfTI files as ImageJ's images, wherever they are opened from. */
final class NiftiImages {

	private NiftiImages() {}

	/**
	 * @param source what ImageJ was asked to open
	 * @return the file that is meant: names without a folder are looked for where ImageJ looks for them
	 */
	static File file(final String source) {
		final File given = new File(source);
		return given.isAbsolute() || given.exists() ? given : new File(Opener.makeFullPath(source));
	}

	/**
	 * @param file any file
	 * @return whether it is NIfTI
	 */
	static boolean recognises(final File file) {
		return file.isFile() && Nifti.recognises(file.toPath());
	}

	/**
	 * Reads a file as an opener does: progress is shown in ImageJ's main window, and what is odd about the file stands in
	 * the image's information (Image > Show Info...), because a window with every second scan would be in the way.
	 *
	 * @param file a NIfTI file
	 * @return the image, not shown, which knows its file
	 * @throws io.github.ddasr.volume.DdasrException if it cannot be read
	 */
	static ImagePlus open(final File file) {
		final OpeningMonitor monitor = new OpeningMonitor();
		try {
			final ImagePlus image = image(Nifti.read(file.toPath(), monitor), file);
			if (!monitor.warnings().isEmpty()) image.setProperty("Info", monitor.warnings());
			return image;
		}
		finally {
			IJ.showProgress(1);
		}
	}

	/**
	 * @param series what was read
	 * @param file from where
	 * @return the image, not shown, which knows its file
	 */
	static ImagePlus image(final VolumeSeries series, final File file) {
		final ImagePlus image = ImagePlusAdapter.toImagePlus(series, file.getName(), null);
		final FileInfo info = new FileInfo();
		info.fileName = file.getName();
		info.directory = file.getAbsoluteFile().getParent() + File.separator;
		info.width = image.getWidth();
		info.height = image.getHeight();
		image.setFileInfo(info);
		return image;
	}

	/**
	 * Shows an image that was opened from a file as ImageJ does: two of one name are told apart, and the file is found
	 * again under File > Open Recent.
	 *
	 * @param image the image
	 * @param file its file
	 */
	static void show(final ImagePlus image, final File file) {
		WindowManager.checkForDuplicateName = true;
		ImageFiles.show(image);
		if (IJ.getInstance() != null && !IJ.isMacro()) Menus.addOpenRecentItem(file.getAbsolutePath());
	}
}
