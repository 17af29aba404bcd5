package io.github.ddasr.io;

import java.nio.file.Path;
import java.util.Set;

import ij.IJ;
import ij.ImagePlus;
import ij.io.Opener;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.VolumeSeries;

/** Files that ImageJ's own opener reads. */
final class ImageFiles {

	/** The opener would also start editors, load tables and the like; these types are images. */
	private static final Set<Integer> IMAGES = Set.of(Opener.TIFF, Opener.DICOM, Opener.FITS, Opener.PGM, Opener.JPEG,
		Opener.GIF, Opener.BMP, Opener.PNG, Opener.TIFF_AND_DICOM);

	/** Pictures whose colours may all be greys. */
	private static final Set<Integer> PICTURES = Set.of(Opener.PNG, Opener.JPEG, Opener.GIF, Opener.BMP);

	private ImageFiles() {}

	static VolumeSeries read(final Path path, final Monitor monitor) {
		final String absolute = path.toAbsolutePath().toString();
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		final int type = opener.getFileType(absolute);
		if (!IMAGES.contains(type)) throw IoErrors.notAnImage(path);
		if (type == Opener.TIFF) TiffCheck.check(path);
		final ImagePlus image;
		final boolean redirected = IJ.redirectingErrorMessages();
		// A damaged picture among many must not halt the run with a window.
		IJ.redirectErrorMessages(true);
		try {
			image = opener.openImage(absolute);
		}
		catch (final RuntimeException e) {
			throw IoErrors.damagedImage(path, e);
		}
		catch (final OutOfMemoryError e) {
			throw IoErrors.tooLarge(path, e);
		}
		finally {
			IJ.redirectErrorMessages(redirected);
		}
		if (image == null) throw IoErrors.damagedImage(path, null);
		if (PICTURES.contains(type)) GreyPictures.toGrey(image);
		return ImagePlusAdapter.toVolumes(image, monitor);
	}
}
