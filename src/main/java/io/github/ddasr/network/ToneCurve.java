package io.github.ddasr.network;

import java.util.Arrays;
import java.util.Locale;

import io.github.ddasr.volume.DdasrException;

/**
 * How bright a scanner shows what another one shows with brightness v, no signal being 0 and white 1 in both:
 * gain · v^slope / (gain · v^slope + (1 − v)^slope). It rises everywhere and leaves black and white where they are; in terms of
 * log(v / (1 − v)) it is a line.
 *
 * @param gain brightens above 1, darkens below
 * @param slope of that line, above 0: contrast of middle tones
 */
public record ToneCurve(double gain, double slope) {

	/** Changes nothing. */
	public static final ToneCurve NONE = new ToneCurve(1, 1);

	/** So near to black and white nothing is told apart. */
	private static final double END = 1e-3;
	private static final double LEAST = 0.1, MOST = 10;

	/** Checks the values. */
	public ToneCurve {
		if (!(gain > 0 && gain < 100) || !(slope > 0 && slope < 100)) throw new DdasrException("A tone curve of gain " + gain +
			" and slope " + slope + " is out of range. Give numbers above 0 and below 100.");
	}

	/**
	 * The curve that leads nearest from one list to the other: least squares in terms of log(v / (1 − v)).
	 *
	 * @param from brightness, between 0 and 1, not all of one value
	 * @param to what each becomes, between 0 and 1; as many
	 * @return the curve, its numbers between 0.1 and 10
	 */
	public static ToneCurve fitted(final double[] from, final double[] to) {
		final int n = from.length;
		double x = 0, y = 0, xx = 0, xy = 0;
		for (int i = 0; i < n; i++) {
			x += odds(from[i]) / n;
			y += odds(to[i]) / n;
		}
		for (int i = 0; i < n; i++) {
			xx += Math.pow(odds(from[i]) - x, 2);
			xy += (odds(from[i]) - x) * (odds(to[i]) - y);
		}
		final double slope = xx > 0 ? bounded(xy / xx) : 1;
		return new ToneCurve(bounded(Math.exp(y - slope * x)), slope);
	}

	private static double odds(final double v) {
		final double inside = Math.max(END, Math.min(1 - END, v));
		return Math.log(inside / (1 - inside));
	}

	private static double bounded(final double v) {
		return Math.max(LEAST, Math.min(MOST, v));
	}

	/**
	 * @param v brightness, 0 to 1
	 * @return what it becomes
	 */
	public double at(final double v) {
		final double bright = gain * Math.pow(v, slope);
		return bright / (bright + Math.pow(1 - v, slope));
	}

	/** @return gain and slope as they stand in a model's header */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%.4f %.4f", gain, slope);
	}

	/**
	 * @param text what {@link #toString} wrote
	 * @return the curve
	 * @throws DdasrException if it is no such text
	 */
	public static ToneCurve parse(final String text) {
		try {
			final double[] v = Arrays.stream(text.trim().split(" +")).mapToDouble(Double::parseDouble).toArray();
			if (v.length == 2) return new ToneCurve(v[0], v[1]);
		}
		catch (final NumberFormatException e) {
			throw unreadable(text);
		}
		throw unreadable(text);
	}

	private static DdasrException unreadable(final String text) {
		return new DdasrException("The model's header says \"" + text + "\" where a tone curve belongs. Get the file again.");
	}
}
