package io.github.ddasr.quality;

import io.github.ddasr.volume.BrainMask;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Percentile;
import io.github.ddasr.volume.Volume;

/**
 * How the numbers of a volume become grey values from 0 (black) to {@value #WHITE} (white): through one window for
 * all slices, clipped, or not at all.
 *
 * @param rule how it was found, in words
 * @param window the real-world values that become 0 and {@value #WHITE}; null where values are grey values already
 * @param round whether grey values are rounded to whole numbers, as in 8-bit images
 * @param video whether grey values are then moved to the levels of video, 16 (black) to 235 (white), and rounded for
 *          metrics of a single image: what BasicSR makes of a grey picture that it opened with three channels
 */
public record GreyWindow(String rule, IntensityWindow window, boolean round, boolean video) {

	/** What stands for white, and the data range L of full-reference metrics. */
	public static final double WHITE = 255;

	private static final double WHITE_SHARE = 0.995;
	private static final double VIDEO_BLACK = 16, VIDEO_SPAN = 219;

	/**
	 * Of which values are not moved to the levels of video.
	 *
	 * @param rule how it was found, in words
	 * @param window the real-world values that become 0 and {@value #WHITE}, or null
	 * @param round whether grey values are rounded to whole numbers
	 */
	public GreyWindow(final String rule, final IntensityWindow window, final boolean round) {
		this(rule, window, round, false);
	}

	/**
	 * The usual white of a volume, whose black is 0.
	 *
	 * @param volume real-world values, all finite
	 * @param head its foreground
	 * @param monitor asked for cancel
	 * @return the 99.5th percentile of the foreground; 0 if there is no foreground
	 */
	public static double usualWhite(final Volume volume, final BrainMask head, final Monitor monitor) {
		return head.voxels() == 0 ? 0 : Percentile.of(volume, head, WHITE_SHARE, monitor);
	}

	/** @return the same, followed by the levels of video */
	GreyWindow ofVideo() {
		return new GreyWindow(rule, window, round, true);
	}

	/**
	 * @param real a real-world value
	 * @return its grey value; outside 0 … {@value #WHITE} only where there is no window and nothing is rounded
	 */
	public double grey(final double real) {
		final double grey = unclipped(real);
		if (window == null && !round) return level(grey);
		final double clipped = Math.max(0, Math.min(WHITE, grey));
		return level(round ? Math.rint(clipped) : clipped);
	}

	/** @return the grey value that stands for no signal */
	public double zero() {
		return level(unclipped(0));
	}

	private double level(final double grey) {
		return video ? VIDEO_BLACK + VIDEO_SPAN / WHITE * grey : grey;
	}

	private double unclipped(final double real) {
		return window == null ? real : WHITE * (real - window.lower()) / window.width();
	}

	/**
	 * @return the data range L of {@link #compared}: the window's width, or {@value #WHITE}; metrics that compare give the
	 *         same figures for values and range in real units as for both mapped to {@value #WHITE}
	 */
	double range() {
		return isReal() ? window.width() : WHITE;
	}

	/**
	 * A slice as metrics that compare take it: grey values, but where these would only be clipped and stretched, the
	 * clipped values above black in real units, so that whole numbers stay whole in single precision.
	 */
	float[] compared(final float[] reals) {
		if (!isReal()) return floats(reals);
		final float[] values = new float[reals.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) (Math.max(window.lower(), Math.min(window.upper(), reals[i])) - window.lower());
		}
		return values;
	}

	private boolean isReal() {
		return window != null && !round && !video;
	}

	/** The grey values of a slice, in single precision. */
	float[] floats(final float[] reals) {
		final float[] greys = new float[reals.length];
		for (int i = 0; i < greys.length; i++) greys[i] = (float) grey(reals[i]);
		return greys;
	}

	/** The grey values of a slice in double precision, as metrics of a single image take them. */
	double[] doubles(final float[] reals) {
		final double[] greys = new double[reals.length];
		for (int i = 0; i < greys.length; i++) greys[i] = video ? Math.rint(grey(reals[i])) : grey(reals[i]);
		return greys;
	}

	@Override
	public String toString() {
		final String rounded = (round ? ", rounded" : "") + (video ? ", then to 16 to 235 as in BasicSR" : "");
		if (window == null) return "values as they are (" + rule + ")" + rounded;
		return Numbers.brief(window.lower()) + " to " + Numbers.brief(window.upper()) + " (" + rule +
			") mapped to 0 to 255, clipped" + rounded;
	}
}
