package io.github.ddasr.downsampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.commons.math3.stat.descriptive.rank.Median;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

/** The sizes of the pixels in the slices of several scans, of which one stands for all; scans that do not say theirs count for nothing. */
public final class PixelSizes {

	private final List<Double> sizes = new ArrayList<>();

	/**
	 * @param volume a scan
	 * @param dimension across which it is cut into slices, 0 to 2
	 */
	public void add(final Volume volume, final int dimension) {
		if (volume.geometry().isCalibrated()) sizes.add(of(volume, dimension));
	}

	/** @return median side of a pixel in mm; NaN if no scan says its own */
	public double median() {
		return new Median().evaluate(sizes.stream().mapToDouble(Double::doubleValue).toArray());
	}

	/** @return the side of a square as large as a pixel, in mm */
	static double of(final Volume volume, final int dimension) {
		return Math.sqrt(volume.geometry().spacing(Slices.xDimension(dimension)) * volume.geometry().spacing(Slices.yDimension(
			dimension)));
	}

	/**
	 * Compares what is made with what is imitated.
	 *
	 * @param name of the high-resolution scans
	 * @param made side in mm of the pixels that they get, NaN if it is not known
	 * @param imitated side in mm of those of the low-resolution scans, NaN if it is not known
	 * @param tolerance ratio that is still passed over
	 * @param monitor is warned if the ratio of the two is larger, whichever is the larger one
	 */
	public static void compare(final String name, final double made, final double imitated, final double tolerance,
		final Monitor monitor)
	{
		final double ratio = Math.max(made / imitated, imitated / made);
		if (ratio > tolerance) monitor.warn(String.format(Locale.ROOT, "%s: pixels become %.3g mm, those of the low-resolution scans " +
			"have %.3g mm, a ratio of %.2f. Their look is taken as if both were equal; choose another factor, or resample one of the two.",
			name, made, imitated, ratio));
	}
}
