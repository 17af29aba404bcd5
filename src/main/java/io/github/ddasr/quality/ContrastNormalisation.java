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
	private final int[] from = new int[SIZE];
	private final double[] weight = new double[SIZE];
	private final double[] mean;
	private final double[] square;
	private final double[] difference;

	/**
	 * @param values height × width, row major; only read
	 * @param width columns
	 * @param height rows
	 * @param edge what lies outside
	 */
	ContrastNormalisation(final double[] values, final int width, final int height, final Edge edge) {
		this.values = values;
		this.width = width;
		this.height = height;
		this.edge = edge;
		mean = new double[width + SIZE - 1];
		square = new double[width + SIZE - 1];
		difference = new double[width];
	}

	/**
	 * @param y a row
	 * @param normalised takes the row's values, from its beginning on
	 * @param contrast takes the row's s + 1, from its beginning on
	 */
	void row(final int y, final double[] normalised, final double[] contrast) {
		for (int k = 0; k < SIZE; k++) {
			final int row = Math.max(0, Math.min(height - 1, y - RADIUS + k));
			from[k] = row * width;
			weight[k] = edge == Edge.ZERO && row != y - RADIUS + k ? 0 : WINDOW[k];
		}
		rows();
		margins(mean);
		margins(square);
		columns(mean, difference, width);
		columns(square, contrast, width);
		deviation(difference, contrast, width);
		difference(values, y * width, difference, width);
		dust(difference, width);
		for (int x = 0; x < width; x++) normalised[x] = difference[x] / contrast[x];
	}

	private void rows() {
		final double[] v = values, m = mean, q = square;
		final int a = from[0], b = from[1], c = from[2], d = from[3], e = from[4], f = from[5], g = from[6];
		final double wa = weight[0], wb = weight[1], wc = weight[2], wd = weight[3], we = weight[4], wf = weight[5],
				wg = weight[6];
		for (int x = 0; x < width; x++) {
			final double pa = wa * v[a + x], pb = wb * v[b + x], pc = wc * v[c + x], pd = wd * v[d + x], pe = we * v[e + x],
					pf = wf * v[f + x], pg = wg * v[g + x];
			m[x + RADIUS] = pa + pg + (pb + pf) + (pc + pe) + pd;
			q[x + RADIUS] = pa * v[a + x] + pg * v[g + x] + (pb * v[b + x] + pf * v[f + x]) + (pc * v[c + x] + pe * v[e + x]) +
				pd * v[d + x];
		}
	}

	private void margins(final double[] line) {
		final boolean zero = edge == Edge.ZERO;
		Arrays.fill(line, 0, RADIUS, zero ? 0 : line[RADIUS]);
		Arrays.fill(line, width + RADIUS, line.length, zero ? 0 : line[width + RADIUS - 1]);
	}

	/** The window along the row; one loop per array, which the compiler turns into vector code. */
	private static void columns(final double[] line, final double[] filtered, final int width) {
		final double w0 = WINDOW[0], w1 = WINDOW[1], w2 = WINDOW[2], w3 = WINDOW[3];
		for (int x = 0; x < width; x++) {
			filtered[x] = w0 * (line[x] + line[x + 6]) + w1 * (line[x + 1] + line[x + 5]) + w2 * (line[x + 2] + line[x + 4]) +
				w3 * line[x + 3];
		}
	}

	private static void deviation(final double[] mean, final double[] power, final int width) {
		for (int x = 0; x < width; x++) power[x] = Math.sqrt(Math.abs(power[x] - mean[x] * mean[x])) + 1;
	}

	private static void difference(final double[] values, final int offset, final double[] mean, final int width) {
		for (int x = 0; x < width; x++) mean[x] = values[offset + x] - mean[x];
	}

	private static void dust(final double[] difference, final int width) {
		for (int x = 0; x < width; x++) {
			if (Math.abs(difference[x]) < DUST) difference[x] = 0;
		}
	}

	private static double[] window() {
		final double[] w = new double[SIZE];
		for (int k = 0; k < SIZE; k++) w[k] = Math.exp(-(k - RADIUS) * (k - RADIUS) / (2 * SIGMA * SIGMA));
		final double sum = Arrays.stream(w).sum();
		for (int k = 0; k < SIZE; k++) w[k] /= sum;
		return w;
	}
}
