package io.github.ddasr.quality;

/**
 * The Gaussian window of structural similarity, 11 taps with σ = 1.5 and sum 1, as
 * two one-dimensional filters whose outputs lie where all taps lie inside. The
 * loops are kept in forms that compilers do well with: contiguous rows, no branches,
 * few arrays at a time, equal weights of opposite taps taken together.
 */
final class GaussianWindow {

	/** Taps. */
	static final int SIZE = 11;
	/** Pixels on either side of the centre. */
	static final int RADIUS = SIZE / 2;

	private static final double SIGMA = 1.5;
	private static final double SUM = gaussian(0) + 2 * (gaussian(1) + gaussian(2) + gaussian(3) + gaussian(4) + gaussian(5));
	private static final double W0 = gaussian(0) / SUM, W1 = gaussian(1) / SUM, W2 = gaussian(2) / SUM;
	private static final double W3 = gaussian(3) / SUM, W4 = gaussian(4) / SUM, W5 = gaussian(5) / SUM;

	private GaussianWindow() {}

	/**
	 * @param in a row
	 * @param out receives the mean around in[x + RADIUS] at x, for 0 ≤ x &lt; length
	 * @param length outputs, at most in's length − 10
	 */
	static void along(final double[] in, final double[] out, final int length) {
		for (int x = 0; x < length; x++) {
			out[x] = W0 * in[x + 5] + W1 * (in[x + 4] + in[x + 6]) + W2 * (in[x + 3] + in[x + 7]) + W3 * (in[x + 2] + in[x +
				8]) + W4 * (in[x + 1] + in[x + 9]) + W5 * (in[x] + in[x + 10]);
		}
	}

	/**
	 * @param rows the last 11 rows as a ring
	 * @param first index of the oldest of them
	 * @param out receives the mean around the middle row
	 * @param length columns
	 */
	static void across(final double[][] rows, final int first, final double[] out, final int length) {
		final double[] centre = row(rows, first + 5);
		for (int x = 0; x < length; x++) out[x] = W0 * centre[x];
		add(row(rows, first + 4), row(rows, first + 6), W1, row(rows, first + 3), row(rows, first + 7), W2, out, length);
		add(row(rows, first + 2), row(rows, first + 8), W3, row(rows, first + 1), row(rows, first + 9), W4, out, length);
		final double[] top = row(rows, first), bottom = row(rows, first + 10);
		for (int x = 0; x < length; x++) out[x] += W5 * (top[x] + bottom[x]);
	}

	/** Adds two pairs of rows, each with its weight. */
	private static void add(final double[] a, final double[] b, final double w, final double[] c, final double[] d,
		final double v, final double[] out, final int length)
	{
		for (int x = 0; x < length; x++) out[x] += w * (a[x] + b[x]) + v * (c[x] + d[x]);
	}

	private static double[] row(final double[][] rows, final int index) {
		return rows[index % SIZE];
	}

	private static double gaussian(final int x) {
		return Math.exp(-x * x / (2 * SIGMA * SIGMA));
	}
}
