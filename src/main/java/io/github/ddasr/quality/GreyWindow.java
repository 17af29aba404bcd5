package io.github.ddasr.quality;

import io.github.ddasr.volume.IntensityWindow;

/**
 * How the numbers of a volume become grey values from 0 (black) to {@value #WHITE} (white): through one window for
 * all slices, clipped, or not at all.
 *
 * @param rule how it was found, in words
 * @param window the real-world values that become 0 and {@value #WHITE}; null where values are grey values already
 * @param round whether grey values are rounded to whole numbers, as in 8-bit images
 */
public record GreyWindow(String rule, IntensityWindow window, boolean round) {

	/** What stands for white, and the data range L of full-reference metrics. */
	public static final double WHITE = 255;

	/**
	 * @param real a real-world value
	 * @return its grey value; outside 0 … {@value #WHITE} only where there is no window and nothing is rounded
	 */
	public double grey(final double real) {
		final double grey = unclipped(real);
		if (window == null && !round) return grey;
		final double clipped = Math.max(0, Math.min(WHITE, grey));
		return round ? Math.rint(clipped) : clipped;
	}

	/** @return the grey value that stands for no signal */
	public double zero() {
		return unclipped(0);
	}

	private double unclipped(final double real) {
		return window == null ? real : WHITE * (real - window.lower()) / window.width();
	}

	/** The grey values of a slice, in single precision as full-reference metrics take them. */
	float[] floats(final float[] reals) {
		final float[] greys = new float[reals.length];
		for (int i = 0; i < greys.length; i++) greys[i] = (float) grey(reals[i]);
		return greys;
	}

	/** The grey values of a slice in double precision. */
	double[] doubles(final float[] reals) {
		final double[] greys = new double[reals.length];
		for (int i = 0; i < greys.length; i++) greys[i] = grey(reals[i]);
		return greys;
	}

	@Override
	public String toString() {
		final String rounded = round ? ", rounded" : "";
		if (window == null) return "values as they are (" + rule + ")" + rounded;
		return Numbers.brief(window.lower()) + " to " + Numbers.brief(window.upper()) + " (" + rule +
			") mapped to 0 to 255, clipped" + rounded;
	}
}
