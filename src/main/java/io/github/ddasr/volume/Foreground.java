package io.github.ddasr.volume;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * What is head and what is air in a volume, and the intensities that follow from it.
 * <p>
 * Many volumes were masked: more than a tenth of the voxels are exactly 0 and few of the others are nearly 0.
 * There the zeros are the background. Everywhere else the background lies below Otsu's threshold, apart from
 * dark places that the foreground encloses within its slice (ventricles, sulci, sinuses).
 * <p>
 * The volume is read plane by plane, three to seven times; it need not fit into memory.
 *
 * @param window from the 0.1th to the 99.9th percentile of the foreground, each to 1/4096 of the range, but from the
 *          background value where that is lower; a volume of one value gets a window that begins at that value, so
 *          that it stays constant
 * @param threshold values above it are foreground
 * @param background the typical background value: 0 in masked volumes, else the mean up to the threshold
 * @param masked whether exact zeros are the background
 * @param minimum smallest finite value
 * @param maximum largest finite value
 * @param voxels number of foreground voxels
 * @param nonFinite number of voxels that are NaN or infinite; they count as neither
 */
public record Foreground(IntensityWindow window, double threshold, double background, boolean masked,
	double minimum, double maximum, long voxels, long nonFinite)
{

	private static final double LOWER_SHARE = 0.001, UPPER_SHARE = 0.999, MASKED_SHARE = 0.1;

	/**
	 * @param voxels a three-dimensional image, real-world values
	 * @return its foreground
	 * @throws DdasrException if no voxel is finite
	 */
	public static Foreground of(final RandomAccessibleInterval<FloatType> voxels) {
		return of(voxels, Monitor.NONE);
	}

	/**
	 * @param voxels a three-dimensional image, real-world values
	 * @param monitor asked once per plane whether to go on
	 * @return its foreground
	 * @throws DdasrException if no voxel is finite
	 */
	public static Foreground of(final RandomAccessibleInterval<FloatType> voxels, final Monitor monitor) {
		final IntensityScan scan = new IntensityScan(voxels, monitor);
		if (scan.finite() == 0) {
			throw new DdasrException("None of the image's " + scan.nonFinite() +
				" voxels holds a finite number. Check how the file was written.");
		}
		if (scan.minimum() == scan.maximum()) return constant(scan);
		if (scan.zeros() > MASKED_SHARE * scan.finite() && scan.minimum() >= 0) {
			final Histogram others = scan.histogram(v -> v != 0);
			// Noisy air that was clipped at 0 leaves many values just above it; a mask does not.
			if (others.shareBelow(0.05 * others.quantile(0.99)) < 0.2) return result(scan, others, 0, 0, true);
		}
		final Histogram all = scan.histogram(v -> true);
		final double threshold = all.otsu();
		return result(scan, scan.enclosed(all, threshold), threshold, all.meanUpTo(threshold), false);
	}

	private static Foreground constant(final IntensityScan scan) {
		final double value = scan.minimum();
		final IntensityWindow window = new IntensityWindow(value, value + Math.max(1, Math.abs(value)));
		return new Foreground(window, value, value, false, value, value, 0, scan.nonFinite());
	}

	private static Foreground result(final IntensityScan scan, final Histogram foreground, final double threshold,
		final double background, final boolean masked)
	{
		// Where air was not masked, it lies below the foreground: it becomes 0, as it is in masked volumes, not negative.
		final double darkest = foreground.quantile(LOWER_SHARE), upper = foreground.quantile(UPPER_SHARE);
		final double lower = masked ? darkest : Math.min(darkest, background);
		final IntensityWindow window = upper > lower ? new IntensityWindow(lower, upper) //
			: new IntensityWindow(scan.minimum(), scan.maximum());
		return new Foreground(window, threshold, background, masked, scan.minimum(), scan.maximum(), //
			foreground.total(), scan.nonFinite());
	}

	/**
	 * What is above this value belongs to the head. In a whole scan it lies below Otsu's threshold, which would leave the darker tissue out.
	 *
	 * @return the end of the background; 0 where the background is masked
	 */
	public double headThreshold() {
		return masked() ? 0 : (background() + threshold()) / 2;
	}
}
