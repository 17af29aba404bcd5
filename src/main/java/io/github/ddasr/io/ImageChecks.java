package io.github.ddasr.io;

import java.util.Arrays;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.process.LUT;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.VolumeSeries;

/** Which images are taken, and what a user is told of the others. */
final class ImageChecks {

	private ImageChecks() {}

	/** Refuses no image, an empty image, and colours. */
	static void requireGrey(final ImagePlus image) {
		if (image == null || image.getWidth() == 0 || image.getHeight() == 0 || image.getStackSize() == 0) {
			throw new DdasrException("There is no such image, or it is empty. Open the image first and give its exact title.");
		}
		final String start = "Image \"" + image.getTitle() + "\" ";
		if (image.getType() == ImagePlus.COLOR_RGB || image.getStack().isRGB() || image.getStack().isHSB()) {
			throw new DdasrException(start + "has RGB colours. Convert it to grey first (Image > Type > 8-bit).");
		}
		if (image.getBitDepth() == 8 && isColoured(image.getProcessor().getLut())) throw new DdasrException(start +
			"has indexed colours. Convert it to grey first (Image > Lookup Tables > Grays).");
		if (image instanceof CompositeImage composite && isColoured(composite)) throw new DdasrException(start +
			"is a colour composite. Convert it to grey first (Image > Color > Channels Tool..., Grayscale).");
	}

	private static boolean isColoured(final CompositeImage image) {
		if (image.getMode() == IJ.GRAYSCALE) return false;
		if (image.getMode() == IJ.COMPOSITE && image.getNChannels() > 1) return true;
		return Arrays.stream(image.getLuts()).anyMatch(ImageChecks::isColoured);
	}

	private static boolean isColoured(final LUT lut) {
		for (int i = 0; i < 256; i++) if (lut.getRed(i) != lut.getGreen(i) || lut.getRed(i) != lut.getBlue(i)) return true;
		return false;
	}

	/** Refuses what ImageJ cannot count or the memory cannot hold. */
	static void requireFits(final VolumeSeries series, final ImagePlanes planes, final String title) {
		final long[] size = series.first().dimensions();
		requireCountable(size, series.size(), title);
		final long bytes = size[0] * size[1] * size[2] * series.size() * planes.type().bytes();
		final Runtime java = Runtime.getRuntime();
		final long free = java.maxMemory() - java.totalMemory() + java.freeMemory();
		if (bytes > free) throw new DdasrException("\"" + title + "\" needs " + (bytes >> 20) + " MB, but " + (free >> 20) +
			" MB of memory are free. Write the result to a file instead, or give ImageJ more memory.");
	}

	static void requireCountable(final long[] size, final int count, final String title) {
		if (size[0] * size[1] >= Integer.MAX_VALUE - 8 || size[2] * count > Integer.MAX_VALUE) {
			throw new DdasrException("\"" + title + "\" has " + size[0] + " × " + size[1] + " × " + size[2] +
				" voxels, more than an ImageJ image can have. Write it as .nii or .nii.gz instead.");
		}
	}
}
