package io.github.ddasr.io;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/**
 * ImageJ's images ⇄ volumes. Rows of an image are the y axis, slices the z axis; every channel
 * and every frame is a volume of its own, channels first.
 */
public final class ImagePlusAdapter {

	private ImagePlusAdapter() {}

	/**
	 * A snapshot of an image: it may be edited or closed afterwards.
	 *
	 * @param image 8-, 16- or 32-bit grey, also virtual
	 * @param monitor is told of warnings, and may cancel
	 * @return its volumes in real-world values, calibration function applied, spacing in mm
	 * @throws DdasrException if the image is empty or coloured
	 */
	public static VolumeSeries toVolumes(final ImagePlus image, final Monitor monitor) {
		return toVolumes(image, monitor, ReadOptions.defaults());
	}

	/**
	 * A snapshot within given bounds of memory; what does not fit is put into a temporary file.
	 *
	 * @param image 8-, 16- or 32-bit grey, also virtual
	 * @param monitor is told of warnings, and may cancel
	 * @param options bounds of memory and the folder for temporary files
	 * @return its volumes
	 * @throws DdasrException if the image is empty or coloured
	 */
	public static VolumeSeries toVolumes(final ImagePlus image, final Monitor monitor, final ReadOptions options) {
		ImageChecks.requireGrey(image);
		return new ImageSnapshot(image, monitor, options).take();
	}

	/**
	 * The direction in which an image is best cut into slices, without reading its voxels: a single slice as it lies, a
	 * scan of thick slices across them, any other along the body.
	 *
	 * @param image any image
	 * @return the axis
	 */
	public static Axis sliceAxis(final ImagePlus image) {
		final Geometry geometry = ImageGeometry.read(image, Monitor.NONE);
		if (image.getNSlices() > 1) return geometry.axisOfThickSlices(Axis.AXIAL);
		for (final Axis axis : Axis.values()) if (geometry.dimensionOf(axis) == 2) return axis;
		throw new IllegalStateException("no axis runs across the slice");
	}

	/**
	 * The range of real values that an image shows from black to white.
	 *
	 * @param image any grey image
	 * @return the range, or null if it is empty
	 */
	public static IntensityWindow displayRange(final ImagePlus image) {
		final Calibration c = image.getCalibration();
		final double a = c.getCValue(image.getDisplayRangeMin()), b = c.getCValue(image.getDisplayRangeMax());
		return a == b || !Double.isFinite(a) || !Double.isFinite(b) ? null : new IntensityWindow(Math.min(a, b), Math.max(
			a, b));
	}

	/**
	 * An image in memory.
	 *
	 * @param series volumes of one size; types that ImageJ does not have become float32
	 * @param title title of the image
	 * @param display real values that are shown black and white, or null to choose them
	 * @return the image, not shown, with calibration and the properties that carry a NIfTI orientation
	 * @throws DdasrException if it is too large for ImageJ or for the memory
	 */
	public static ImagePlus toImagePlus(final VolumeSeries series, final String title, final IntensityWindow display) {
		return toImagePlus(series, title, display, 1);
	}

	/**
	 * An image in memory with channels.
	 *
	 * @param series volumes of one size, channels first and then frames
	 * @param title title of the image
	 * @param display real values that are shown black and white, or null to choose them
	 * @param channels number of channels; the number of volumes is a multiple of it
	 * @return the image, not shown
	 * @throws DdasrException if it is too large for ImageJ or for the memory
	 */
	public static ImagePlus toImagePlus(final VolumeSeries series, final String title, final IntensityWindow display,
		final int channels)
	{
		final ImagePlanes planes = planes(series.first());
		ImageChecks.requireFits(series, planes, title);
		final VolumeStack lazy = new VolumeStack(series, planes);
		final ImageStack stack = new ImageStack(lazy.getWidth(), lazy.getHeight());
		final int depth = lazy.size() / series.size();
		final int frames = series.size() / channels;
		// ImageJ's order is channel, slice, frame; the series has the slices of one volume together.
		for (int t = 0; t < frames; t++) for (int z = 0; z < depth; z++) for (int c = 0; c < channels; c++) {
			stack.addSlice(null, lazy.getProcessor((t * channels + c) * depth + z + 1));
		}
		return describe(new ImagePlus(title, stack), series, planes, display, channels);
	}

	/**
	 * The orientation of an image from {@link #toImagePlus} as text, for where an image loses its properties on the way.
	 *
	 * @param image the image
	 * @return lines that are understood in an image's "Info" property
	 */
	public static String orientation(final ImagePlus image) {
		return ImageGeometry.info(image);
	}

	static ImagePlanes planes(final Volume volume) {
		return ImagePlanes.of(volume.pixelType(), volume.scaling());
	}

	/** Gives an image its dimensions, calibration, orientation and display range. */
	static ImagePlus describe(final ImagePlus image, final VolumeSeries series, final ImagePlanes planes,
		final IntensityWindow display, final int channels)
	{
		final Volume first = series.first();
		final int depth = (int) first.dimensions()[2];
		image.setDimensions(channels, depth, series.size() / channels);
		if (series.size() > 1) image.setOpenAsHyperStack(true);
		final Calibration c = image.getCalibration();
		planes.calibrate(c);
		if (series.stepUnit().equals("s")) {
			c.frameInterval = series.step();
			c.setTimeUnit("sec");
		}
		ImageGeometry.write(first.geometry(), image);
		if (!first.description().isBlank()) image.setProp(ImageSnapshot.DESCRIPTION, first.description());
		image.setPosition(1, depth / 2 + 1, 1);
		if (display == null) image.resetDisplayRange();
		else {
			final double a = planes.pixel(display.lower()), b = planes.pixel(display.upper());
			image.setDisplayRange(Math.min(a, b), Math.max(a, b));
		}
		return image;
	}
}
