package io.github.ddasr.superresolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Volume;

/**
 * What is done so that a result can be trusted, and to show how far.
 *
 * @param backProject whether results are made to agree with their inputs, as {@link BackProjection} does it
 * @param consistency whether the difference between input and result made coarse again is mapped
 * @param uncertainty whether the standard deviation over mirrored views is mapped: four times the work
 * @param redegradation how results are made coarse again
 * @param tolerance how many times the input's noise a pixel may differ before back-projection changes it; 0 for not at all
 * @param noise standard deviation of the noise of a volume, in its own units; NaN where it cannot be told
 */
public record TrustOptions(boolean backProject, boolean consistency, boolean uncertainty, Redegradation redegradation,
	double tolerance, ToDoubleFunction<Volume> noise)
{

	/** The usual tolerance: of pure noise one pixel in twenty exceeds it. */
	public static final double USUAL_TOLERANCE = 2;
	/** The largest tolerance. */
	public static final double LARGEST_TOLERANCE = 10;

	/** Nothing at all. */
	public static final TrustOptions NONE = new TrustOptions(false, false, false, Redegradation.AREA, USUAL_TOLERANCE, v -> Double.NaN);

	/** Checks the tolerance. */
	public TrustOptions {
		Objects.requireNonNull(redegradation);
		Objects.requireNonNull(noise);
		if (!(tolerance >= 0 && tolerance <= LARGEST_TOLERANCE)) {
			throw new DdasrException("A tolerance of " + tolerance + " noise levels is out of range. Give a number from 0 to 10.");
		}
	}

	/** @return whether results are compared with their inputs at all */
	public boolean compares() {
		return backProject || consistency;
	}

	/** @return whether anything is asked for */
	public boolean isOn() {
		return compares() || uncertainty;
	}

	/** @return the maps that are asked for */
	public List<TrustMap> maps() {
		final List<TrustMap> maps = new ArrayList<>();
		if (consistency) maps.add(TrustMap.CONSISTENCY);
		if (uncertainty) maps.add(TrustMap.UNCERTAINTY);
		return maps;
	}
}
