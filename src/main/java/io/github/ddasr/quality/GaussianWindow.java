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
	 * Filters values whose neighbours lie eight apart: {@link Strips}. Compilers do not turn sums of close neighbours into
	 * vector instructions, but these, as long as no index runs ahead of the loop's own.
	 *
	 * @param in values
	 * @param out receives the mean around in[x + 40] at x, for 0 ≤ x &lt; length
	 * @param length outputs, at most in's length − 80
	 */
	static void along(final double[] in, final double[] out, final int length) {
		for (int x = 80; x < length + 80; x++) {
			out[x - 80] = W0 * in[x - 40] + W1 * (in[x - 32] + in[x - 48]) + W2 * (in[x - 24] + in[x - 56]) + W3 * (in[x -
				16] + in[x - 64]) + W4 * (in[x - 8] + in[x - 72]) + W5 * (in[x] + in[x - 80]);
		}
	}

	/**
	 * @param rows the last 11 rows as a ring
	 * @param first index of the oldest of them
	 * @param out receives the mean around the middle row
	 * @param length columns
	 */
	static void across(final double[][] rows, final int first, final double[] out, final int length) {
		middle(row(rows, first + 4), row(rows, first + 5), row(rows, first + 6), out, length);
		add(row(rows, first + 3), row(rows, first + 7), W2, row(rows, first + 2), row(rows, first + 8), W3, out, length);
		add(row(rows, first + 1), row(rows, first + 9), W4, row(rows, first), row(rows, first + 10), W5, out, length);
	}

	private static void middle(final double[] above, final double[] centre, final double[] below, final double[] out,
		final int length)
	{
		for (int x = 0; x < length; x++) out[x] = W0 * centre[x] + W1 * (above[x] + below[x]);
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
