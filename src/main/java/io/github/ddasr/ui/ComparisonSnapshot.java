package io.github.ddasr.ui;

import java.awt.image.BufferedImage;
import java.util.stream.Collectors;

import io.github.ddasr.comparison.ComparedImages;
import io.github.ddasr.comparison.LinkedView;
import io.github.ddasr.comparison.LinkedView.Layout;
import io.github.ddasr.comparison.PlacedVolume;
import io.github.ddasr.comparison.ViewSize;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ByteProcessor;

/** Compared images as one ordinary grey picture with titles. Needs no display. */
public final class ComparisonSnapshot {

	/** Columns and rows that a picture has at most where its size is free. */
	private static final int LARGEST_WIDTH = 1600, LARGEST_HEIGHT = 1000;

	private ComparisonSnapshot() {}

	/**
	 * A picture whose size follows from what it shows.
	 *
	 * @param images what is compared
	 * @param layout how the images share the picture
	 * @param zoom picture pixels for each of the finest pixels, or 0 for as many as make a picture of usual size
	 * @return the picture, not shown
	 */
	public static ImagePlus of(final ComparedImages images, final Layout layout, final int zoom) {
		final double pixels = zoom > 0 ? zoom : ViewSize.pixels(images.space(), layout, images.field(), LARGEST_WIDTH,
			LARGEST_HEIGHT);
		final ViewSize size = ViewSize.of(images.space(), layout, images.field(), pixels);
		return of(images, LinkedView.of(images.count(), layout, images.field(), images.z(), size.width(), size.height()), size
			.width(), size.height());
	}

	/**
	 * @param images what is compared
	 * @param view how it is looked at
	 * @param width columns
	 * @param height rows of the images; the strip with the titles comes on top
	 * @return the picture, not shown
	 */
	static ImagePlus of(final ComparedImages images, final LinkedView view, final int width, final int height) {
		final BufferedImage picture = ComparisonDrawing.of(images, view, width, height);
		final ByteProcessor grey = new ByteProcessor(picture.getWidth(), picture.getHeight());
		for (int i = 0; i < grey.getPixelCount(); i++) {
			grey.set(i, picture.getRGB(i % grey.getWidth(), i / grey.getWidth()) & 255);
		}
		final ImagePlus image = new ImagePlus(title(images), grey);
		if (images.space().volumes().get(0).volume().geometry().isCalibrated()) calibrate(image.getCalibration(), view);
		return image;
	}

	/**
	 * @param images what is compared
	 * @return their names
	 */
	static String title(final ComparedImages images) {
		return images.space().volumes().stream().map(PlacedVolume::name).collect(Collectors.joining(" | ", "Comparison: ", ""));
	}

	private static void calibrate(final Calibration calibration, final LinkedView view) {
		calibration.pixelWidth = calibration.pixelHeight = 1 / view.zoom();
		calibration.setUnit("mm");
	}
}
