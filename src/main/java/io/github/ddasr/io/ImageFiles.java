package io.github.ddasr.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;
import ij.io.TiffDecoder;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.VolumeSeries;

/** Files that ImageJ's own opener reads. */
final class ImageFiles {

	/** The opener would also start editors, load tables and the like; these types are images. */
	private static final Set<Integer> IMAGES = Set.of(Opener.TIFF, Opener.DICOM, Opener.FITS, Opener.PGM, Opener.JPEG,
		Opener.GIF, Opener.BMP, Opener.PNG, Opener.TIFF_AND_DICOM);

	private static final int UNCOMPRESSED = 1;

	private ImageFiles() {}

	static VolumeSeries read(final Path path, final Monitor monitor) {
		final String absolute = path.toAbsolutePath().toString();
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		final int type = opener.getFileType(absolute);
		if (!IMAGES.contains(type)) throw IoErrors.notAnImage(path);
		if (type == Opener.TIFF) checkLength(path);
		final ImagePlus image;
		try {
			image = opener.openImage(absolute);
		}
		catch (final RuntimeException e) {
			throw IoErrors.damagedImage(path, e);
		}
		if (image == null) throw IoErrors.damagedImage(path, null);
		return ImagePlusAdapter.toVolumes(image, monitor);
	}

	/** ImageJ fills what is missing from a truncated TIFF with zeros; so its length is compared first. */
	private static void checkLength(final Path path) {
		try {
			final Path absolute = path.toAbsolutePath();
			final FileInfo[] planes = new TiffDecoder(absolute.getParent() + "/", absolute.getFileName().toString())
				.getTiffInfo();
			if (planes == null) throw IoErrors.damagedImage(path, null);
			final long found = Files.size(path);
			for (final FileInfo plane : planes) {
				final long expected = plane.getOffset() + (long) plane.width * plane.height * plane.getBytesPerPixel() * Math.max(
					1, plane.nImages);
				if (plane.compression == UNCOMPRESSED && expected > found) throw IoErrors.truncated(path, expected, found);
			}
		}
		catch (final IOException e) {
			throw IoErrors.unreadable(path, e);
		}
		catch (final IndexOutOfBoundsException | NegativeArraySizeException | NumberFormatException e) {
			throw IoErrors.damagedImage(path, e);
		}
	}
}
