package io.github.ddasr.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import ij.ImagePlus;
import ij.measure.Calibration;

import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Geometry.Transform;
import io.github.ddasr.volume.LengthUnit;
import io.github.ddasr.volume.Monitor;

/**
 * Calibration of an ImageJ image ⇄ geometry. ImageJ has no place for an affine; it travels in
 * image properties, together with the grid that it belongs to, so that it is dropped once the
 * image was cropped or resized. (A flip in place cannot be noticed.)
 */
final class ImageGeometry {

	static final String QFORM = "ddasr.nifti.qform";
	static final String SFORM = "ddasr.nifti.sform";
	static final String GRID = "ddasr.nifti.grid";

	private static final double TOLERANCE = 1e-3;

	private ImageGeometry() {}

	static Geometry read(final ImagePlus image, final Monitor monitor) {
		final Calibration c = image.getCalibration();
		final double[] given = { c.pixelWidth, c.pixelHeight, c.pixelDepth };
		final String[] names = { c.getXUnit(), c.getYUnit(), c.getZUnit() };
		final LengthUnit unit = ImageUnits.parse(names[0]);
		boolean calibrated = true;
		for (int d = 0; d < 3; d++) {
			final LengthUnit own = ImageUnits.parse(names[d]);
			given[d] = Math.abs(given[d]) * own.millimetres();
			if (own != LengthUnit.UNKNOWN && Double.isFinite(given[d]) && given[d] > 0) continue;
			calibrated = false;
			if (!(given[d] > 0) || Double.isInfinite(given[d])) given[d] = 1;
		}
		if (!calibrated) monitor.warn("\"" + image.getTitle() + "\": " + missing(names[0]));
		final double[] grid = numbers(property(image, GRID));
		// A TIFF of one slice has no place for the slice thickness.
		if (grid.length == 6 && image.getNSlices() == 1 && c.pixelDepth == 1) given[2] = grid[5];
		final boolean sameGrid = matches(grid, image, given);
		final Transform qform = sameGrid ? transform(numbers(property(image, QFORM))) : null;
		final Transform sform = sameGrid ? transform(numbers(property(image, SFORM))) : null;
		final boolean had = property(image, QFORM) != null || property(image, SFORM) != null;
		if (had && !sameGrid) monitor.warn("\"" + image.getTitle() +
			"\": the size or the voxel size was changed since the image was opened, so its NIfTI orientation is dropped.");
		return new Geometry(given, qform, sform, calibrated, calibrated ? unit : LengthUnit.UNKNOWN);
	}

	private static String missing(final String unit) {
		final String advice = " Set it in Image > Properties... if the result is to have a voxel size.";
		if (ImageUnits.isPixel(unit)) return "the voxel size is missing (unit \"pixel\")." + advice;
		if (ImageUnits.parse(unit) == LengthUnit.UNKNOWN) return "the unit \"" + unit + "\" is not known." + advice;
		return "the voxel size is not a positive number on every axis." + advice;
	}

	/**
	 * The orientation as lines of an image's "Info". ImageJ's way of opening files of other formats hands on that text, but
	 * no properties.
	 */
	static String info(final ImagePlus image) {
		final StringBuilder lines = new StringBuilder();
		for (final String key : List.of(GRID, QFORM, SFORM)) {
			if (image.getProp(key) != null) lines.append(key).append(": ").append(image.getProp(key)).append('\n');
		}
		return lines.toString();
	}

	private static String property(final ImagePlus image, final String key) {
		return image.getProp(key) == null ? image.getStringProperty(key) : image.getProp(key);
	}

	static void write(final Geometry geometry, final ImagePlus image) {
		final Calibration c = image.getCalibration();
		final double mm = geometry.isCalibrated() ? geometry.unit().millimetres() : 1;
		c.pixelWidth = geometry.spacing(0) / mm;
		c.pixelHeight = geometry.spacing(1) / mm;
		c.pixelDepth = geometry.spacing(2) / mm;
		c.setUnit(geometry.isCalibrated() ? ImageUnits.name(geometry.unit()) : "pixel");
		final double[] grid = { image.getWidth(), image.getHeight(), image.getNSlices(), geometry.spacing(0), geometry
			.spacing(1), geometry.spacing(2) };
		image.setProp(GRID, text(grid));
		if (geometry.qform() != null) image.setProp(QFORM, text(flat(geometry.qform())));
		if (geometry.sform() != null) image.setProp(SFORM, text(flat(geometry.sform())));
	}

	private static boolean matches(final double[] grid, final ImagePlus image, final double[] spacing) {
		if (grid.length != 6) return false;
		boolean same = grid[0] == image.getWidth() && grid[1] == image.getHeight() && grid[2] == image.getNSlices();
		for (int d = 0; d < 3; d++) same &= Math.abs(grid[3 + d] - spacing[d]) <= TOLERANCE * spacing[d];
		return same;
	}

	private static double[] flat(final Transform t) {
		final double[] flat = new double[13];
		flat[0] = t.code();
		for (int i = 0; i < 12; i++) flat[1 + i] = t.matrix()[i / 4][i % 4];
		return flat;
	}

	private static Transform transform(final double[] flat) {
		if (flat.length != 13) return null;
		final double[][] m = new double[4][4];
		for (int i = 0; i < 12; i++) m[i / 4][i % 4] = flat[1 + i];
		m[3][3] = 1;
		return new Transform((int) flat[0], m);
	}

	private static String text(final double[] numbers) {
		final List<String> words = new ArrayList<>();
		for (final double v : numbers) words.add(Double.toString(v));
		return String.join(" ", words);
	}

	/** Anything but numbers counts as not there. */
	private static double[] numbers(final String text) {
		if (text == null) return new double[0];
		try {
			return Arrays.stream(text.trim().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
		}
		catch (final NumberFormatException e) {
			return new double[0];
		}
	}
}
