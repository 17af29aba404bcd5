package io.github.ddasr.volume;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * The linear map between a volume's real-world values and the network's [0, 1].
 * There is one window per volume, never one per slice. Values outside the window
 * are not clipped by {@link #normalise}: the map is inverted exactly by
 * {@link #denormalise}.
 *
 * @param lower the value that becomes 0
 * @param upper the value that becomes 1; greater than lower
 */
public record IntensityWindow(double lower, double upper) {

	/** Checks the bounds. */
	public IntensityWindow {
		if (!(upper > lower)) {
			throw new DdasrException("The intensity window [" + lower + ", " + upper +
				"] is empty. Give a window whose upper end is above its lower end.");
		}
	}

	/**
	 * The window of a whole volume: from the 0.1th to the 99.9th percentile of its foreground.
	 *
	 * @param voxels a three-dimensional image, real-world values
	 * @return {@link Foreground#window()}
	 * @throws DdasrException if no voxel is finite
	 */
	public static IntensityWindow ofForeground(final RandomAccessibleInterval<FloatType> voxels) {
		return Foreground.of(voxels).window();
	}

	/**
	 * @param value a real-world value
	 * @return where it lies in the window, 0 = lower end, 1 = upper end
	 */
	public float normalise(final float value) {
		return (float) ((value - lower) / (upper - lower));
	}

	/**
	 * @param value a normalised value
	 * @return the real-world value
	 */
	public float denormalise(final float value) {
		return (float) (lower + value * (upper - lower));
	}

	/**
	 * What degradation is about: in a magnitude image no signal is 0, and air has the mean of its noise, which a window that begins
	 * with the air would take away.
	 *
	 * @return the window from 0, or from its lower end where that is negative, to the same upper end
	 */
	public IntensityWindow fromZero() {
		return lower > 0 ? new IntensityWindow(0, upper) : this;
	}

	/** @return upper − lower, in real-world values */
	public double width() {
		return upper - lower;
	}
}
