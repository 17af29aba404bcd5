package io.github.ddasr.quality;

import java.util.Arrays;

/**
 * Divides an image's local mean and contrast out, row by row: with μ and s the
 * mean and deviation under a Gaussian window of 7 × 7 pixels (σ = 7/6), each pixel
 * becomes (x − μ) / (s + 1), the 1 being one grey level.
 *
 * <p>Where a window is constant, x − μ is 0 but for rounding of about 1e−14, whose
 * sign would decide to which side of a fit the pixel belongs. Differences below
 * 1e−11 therefore count as 0; real ones are at least 1e−9.
 */
final class ContrastNormalisation {

	/** What lies outside the image. */
	enum Edge {
		/** The edge pixel, repeated; NIQE. */
		REPLICATE,
		/** Zero; BRISQUE. */
		ZERO
	}

	private static final int SIZE = 7;
	private static final int RADIUS = SIZE / 2;
	private static final double SIGMA = 7 / 6.0;
	private static final double[] WINDOW = window();
	private static final double DUST = 1e-11;

	private final double[] values;
	private final int width;
	private final int height;
	private final Edge edge;
	/** The seven rows around the one in work, and their squares; row y lies at y modulo 7. */
	private final double[][] rows;
	private final double[][] squares;
	private int loaded = -RADIUS - 1;
	/** A row, moved by −3 to 3 pixels. */
	private final double[][] moved;
	private final double[] column;
	private final double[] difference;

	/**
	 * @param values height × width, row major; only read
	 * @param width columns, at least 4
	 * @param height rows
	 * @param edge what lies outside
	 */
	ContrastNormalisation(final double[] values, final int width, final int height, final Edge edge) {
		this.values = values;
		this.width = width;
		this.height = height;
		this.edge = edge;
		rows = new double[SIZE][width];
		squares = new double[SIZE][width];
		moved = new double[SIZE][width];
		column = new double[width];
		difference = new double[width];
	}

	/**
	 * @param y a row; each call takes the next one, from 0
	 * @param normalised takes the row's values
	 * @param contrast takes the row's s + 1
	 */
	void row(final int y, final double[] normalised, final double[] contrast) {
		while (loaded < y + RADIUS) load(++loaded);
		filter(rows, y, difference);
		filter(squares, y, contrast);
		deviation(difference, contrast);
		subtract(line(rows, y), difference);
		quotient(difference, contrast, normalised);
	}

	private void load(final int y) {
		final double[] row = line(rows, y), square = line(squares, y);
		if (edge == Edge.ZERO && (y < 0 || y >= height)) Arrays.fill(row, 0);
		else System.arraycopy(values, Math.max(0, Math.min(height - 1, y)) * width, row, 0, width);
		for (int x = 0; x < square.length; x++) square[x] = row[x] * row[x];
	}

	private static double[] line(final double[][] lines, final int y) {
		return lines[Math.floorMod(y, SIZE)];
	}

	/** The window across the rows, then along the row. */
	private void filter(final double[][] lines, final int y, final double[] filtered) {
		window(line(lines, y - 3), line(lines, y - 2), line(lines, y - 1), line(lines, y), line(lines, y + 1), line(lines, y +
			2), line(lines, y + 3), column);
		for (int k = 0; k < SIZE; k++) move(column, k - RADIUS, moved[k]);
		window(moved[0], moved[1], moved[2], moved[3], moved[4], moved[5], moved[6], filtered);
	}

	private void move(final double[] source, final int by, final double[] target) {
		final int gap = Math.abs(by), first = Math.max(0, -by);
		System.arraycopy(source, Math.max(0, by), target, first, width - gap);
		final double outside = edge == Edge.ZERO ? 0 : source[by < 0 ? 0 : width - 1];
		final int margin = by < 0 ? 0 : width - gap;
		Arrays.fill(target, margin, margin + gap, outside);
	}

	/**
	 * Weighted sum of seven lines. Short loops with one index for all arrays: only such ones does the compiler turn
	 * into vector code.
	 */
	private static void window(final double[] a, final double[] b, final double[] c, final double[] d, final double[] e,
		final double[] f, final double[] g, final double[] sum)
	{
		final double w0 = WINDOW[0], w1 = WINDOW[1], w2 = WINDOW[2], w3 = WINDOW[3];
		for (int x = 0; x < sum.length; x++) sum[x] = w2 * (c[x] + e[x]) + w3 * d[x];
		for (int x = 0; x < sum.length; x++) sum[x] += w0 * (a[x] + g[x]) + w1 * (b[x] + f[x]);
	}

	private static void deviation(final double[] mean, final double[] power) {
		for (int x = 0; x < power.length; x++) power[x] = Math.sqrt(Math.abs(power[x] - mean[x] * mean[x])) + 1;
	}

	/** Puts the difference from the mean in its place, and 0 where it is only rounding. */
	private static void subtract(final double[] values, final double[] mean) {
		for (int x = 0; x < mean.length; x++) {
			final double difference = values[x] - mean[x];
			mean[x] = Math.abs(difference) < DUST ? 0 : difference;
		}
	}

	private static void quotient(final double[] a, final double[] b, final double[] quotient) {
		for (int x = 0; x < quotient.length; x++) quotient[x] = a[x] / b[x];
	}

	private static double[] window() {
		final double[] w = new double[SIZE];
		for (int k = 0; k < SIZE; k++) w[k] = Math.exp(-(k - RADIUS) * (k - RADIUS) / (2 * SIGMA * SIGMA));
		final double sum = Arrays.stream(w).sum();
		for (int k = 0; k < SIZE; k++) w[k] /= sum;
		return w;
	}
}
