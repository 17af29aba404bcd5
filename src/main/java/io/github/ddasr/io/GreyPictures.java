package io.github.ddasr.io;

import ij.ImagePlus;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * Pictures that are grey, but not stored as plain grey values: with three equal channels, or with a palette of greys,
 * such as those of fewer than 8 bits. Pictures with real colours are left as they are, to be refused.
 */
final class GreyPictures {

	private GreyPictures() {}

	/** Turns a picture of one plane that shows nothing but greys into 8-bit grey. */
	static void toGrey(final ImagePlus image) {
		if (image.getStackSize() != 1) return;
		final ImageProcessor plane = image.getProcessor();
		if (plane instanceof ColorProcessor colours && isGrey(colours)) image.setProcessor(red(colours));
		else if (plane instanceof ByteProcessor bytes && isGreyPalette(bytes.getLut())) image.setProcessor(shown(bytes));
	}

	private static boolean isGrey(final ColorProcessor colours) {
		for (final int rgb : (int[]) colours.getPixels()) {
			final int red = rgb >> 16 & 255;
			if (red != (rgb >> 8 & 255) || red != (rgb & 255)) return false;
		}
		return true;
	}

	private static ByteProcessor red(final ColorProcessor colours) {
		return new ByteProcessor(colours.getWidth(), colours.getHeight(), colours.getChannel(1));
	}

	private static boolean isGreyPalette(final LUT lut) {
		boolean plain = true;
		for (int i = 0; i < 256; i++) {
			if (lut.getRed(i) != lut.getGreen(i) || lut.getRed(i) != lut.getBlue(i)) return false;
			plain &= lut.getRed(i) == i;
		}
		return !plain;
	}

	private static ByteProcessor shown(final ByteProcessor bytes) {
		final LUT lut = bytes.getLut();
		final ByteProcessor grey = new ByteProcessor(bytes.getWidth(), bytes.getHeight());
		for (int i = 0; i < grey.getPixelCount(); i++) grey.set(i, lut.getRed(bytes.get(i)));
		return grey;
	}
}
