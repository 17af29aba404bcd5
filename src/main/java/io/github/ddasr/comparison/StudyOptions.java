package io.github.ddasr.comparison;

import io.github.ddasr.downsampling.Downsamplers;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;

import java.util.List;

/**
 * What is simulated and how it is measured.
 *
 * @param axis direction of the slices
 * @param factor down-sampling factor within the slice, at least 2
 * @param downsamplings names of down-sampling methods
 * @param noiseLevels standard deviations of Rician noise, as fractions of the window's upper end; 0 is none
 * @param fit how slices are brought to a size that the factor divides
 * @param multiple the low-resolution size becomes a multiple of this, at least 1
 * @param baseline name of the competitor that gains are counted from
 * @param seed decides the noise and every random down-sampling
 */
public record StudyOptions(Axis axis, int factor, List<String> downsamplings, List<Double> noiseLevels, Fit fit,
	int multiple, String baseline, long seed)
{

	/** How slices are brought to a size that the factor divides. */
	public enum Fit {
		/** Rows and columns are cut off, half of them on either side. */
		CROP,
		/** Rows and columns of the slice's smallest value are added, half on either side; they are not measured. */
		PAD
	}

	/** The strongest of the simple interpolations on truncated k-space. */
	public static final String BASELINE = "zero-filling";

	/** Checks the values. */
	public StudyOptions {
		if (factor < 2) throw new DdasrException("Factor " + factor + " leaves nothing to enlarge. Give 2 or more.");
		if (multiple < 1) throw new DdasrException("The size cannot be a multiple of " + multiple + ". Give 1 or more.");
		downsamplings = List.copyOf(downsamplings);
		noiseLevels = List.copyOf(noiseLevels);
		downsamplings.forEach(Downsamplers::of);
		for (final double level : noiseLevels) {
			if (!(level >= 0 && level <= 1)) {
				throw new DdasrException("Noise level " + level + " is out of range. Give a fraction from 0 to 1, such as 0.03.");
			}
		}
	}

	/**
	 * Noise-free k-space truncation of axial slices, cropped to whole low-resolution pixels.
	 *
	 * @param factor down-sampling factor
	 * @return those options
	 */
	public static StudyOptions of(final int factor) {
		return new StudyOptions(Axis.AXIAL, factor, List.of("k-space"), List.of(0.0), Fit.CROP, 1, BASELINE, 1);
	}

	/**
	 * @param names names of down-sampling methods
	 * @param levels noise levels
	 * @return these options with that changed
	 */
	public StudyOptions withDegradations(final List<String> names, final List<Double> levels) {
		return new StudyOptions(axis, factor, names, levels, fit, multiple, baseline, seed);
	}

	/**
	 * @param how how slices are brought to size
	 * @param of the low-resolution size becomes a multiple of this
	 * @return these options with that changed
	 */
	public StudyOptions withFit(final Fit how, final int of) {
		return new StudyOptions(axis, factor, downsamplings, noiseLevels, how, of, baseline, seed);
	}
}
