package io.github.ddasr.quality;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * The power of a slice against spatial frequency, whatever the direction.
 * <p>
 * The rectangle around the foreground is cut out and weighted by a Hann window along both sides, after its weighted mean
 * was taken off, so that the windowed slice has the mean 0. Its squared Fourier transform over the sum of the squared
 * weights is averaged over rings: white noise of standard deviation σ has the power σ² at all frequencies. Padding with
 * zeros to a power of two makes the samples denser and changes no level.
 */
public final class RadialSpectrum {

	/** Number of rings from 0 to half a cycle per pixel. */
	public static final int BINS = 32;
	/** The first ring that distances use: the one below holds little but what the window and the mean left. */
	public static final int FIRST = 1;
	/** Powers below are taken for it: the square of a hundred-thousandth of white, finer than 16 bits. */
	private static final double FLOOR = 1e-10;
	private static final double PER_CYCLE = 2.0 * BINS;
	/** The grid of frequencies is at least so fine that every ring has samples. */
	private static final int LEAST_SIZE = 128;

	private RadialSpectrum() {}

	/** @return the middle frequency of a ring in cycles per pixel */
	public static double frequency(final int bin) {
		return (bin + 0.5) / PER_CYCLE;
	}

	/**
	 * @param values a slice of finite numbers in its window (0 to 1), row major; only read
	 * @param width columns
	 * @param foreground pixels of the foreground, the same size; null for the whole slice
	 * @return mean power of each of the {@value #BINS} rings, in squared units of the values
	 */
	public static double[] power(final double[] values, final int width, final boolean[] foreground) {
		final int[] box = box(width, values.length / width, foreground);
		final int w = box[2] - box[0], h = box[3] - box[1];
		final double[] columns = hann(w), rows = hann(h);
		double weights = 0, mean = 0, squares = 0;
		for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) {
			final double weight = columns[x] * rows[y];
			weights += weight;
			squares += weight * weight;
			mean += weight * values[(box[1] + y) * width + box[0] + x];
		}
		mean /= weights;
		final double[][] real = new double[size(h)][size(w)];
		for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) {
			real[y][x] = columns[x] * rows[y] * (values[(box[1] + y) * width + box[0] + x] - mean);
		}
		return rings(real, squares);
	}

	/**
	 * @param power powers of rings
	 * @return their decimal logarithms; powers below 1e-10 count as that
	 */
	public static double[] logarithms(final double[] power) {
		final double[] logarithms = new double[power.length];
		for (int i = 0; i < power.length; i++) logarithms[i] = Math.log10(Math.max(FLOOR, power[i]));
		return logarithms;
	}

	/**
	 * @param power powers of rings
	 * @return the same over their total, each ring counted by its area, so that brightness and contrast drop out
	 */
	public static double[] normalised(final double[] power) {
		double total = 0;
		for (int i = FIRST; i < power.length; i++) total += (2 * i + 1) * power[i];
		final double[] normalised = new double[power.length];
		for (int i = 0; i < power.length; i++) normalised[i] = total > 0 ? power[i] * BINS * BINS / total : 0;
		return normalised;
	}

	/**
	 * @param a decimal logarithms of powers
	 * @param b others
	 * @return root of the mean squared difference over the rings from {@value #FIRST} on; 1 is a factor of ten in power
	 */
	public static double distance(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = FIRST; i < BINS; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
		return Math.sqrt(sum / (BINS - FIRST));
	}

	/** Left, top, right and bottom (both behind the last) of the foreground; of the slice if there is none. */
	private static int[] box(final int width, final int height, final boolean[] foreground) {
		final int[] box = { width, height, 0, 0 };
		for (int i = 0; foreground != null && i < foreground.length; i++) if (foreground[i]) {
			box[0] = Math.min(box[0], i % width);
			box[1] = Math.min(box[1], i / width);
			box[2] = Math.max(box[2], i % width + 1);
			box[3] = Math.max(box[3], i / width + 1);
		}
		return box[2] == 0 ? new int[] { 0, 0, width, height } : box;
	}

	private static double[] hann(final int n) {
		final double[] window = new double[n];
		for (int i = 0; i < n; i++) window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / n);
		return window;
	}

	private static int size(final int n) {
		return Math.max(LEAST_SIZE, Integer.highestOneBit(Math.max(1, n - 1)) << 1);
	}

	private static double[] rings(final double[][] real, final double squares) {
		final int h = real.length, w = real[0].length;
		final double[][] imaginary = new double[h][w];
		for (int y = 0; y < h; y++) transform(real[y], imaginary[y]);
		final double[] sum = new double[BINS], number = new double[BINS], re = new double[h], im = new double[h];
		for (int x = 0; x <= w / 2; x++) {
			for (int y = 0; y < h; y++) {
				re[y] = real[y][x];
				im[y] = imaginary[y][x];
			}
			transform(re, im);
			// The left half is the mirror image of the right one.
			final double share = x == 0 || x == w / 2 ? 1 : 2;
			for (int y = 0; y < h; y++) {
				final int bin = (int) (Math.hypot((double) x / w, (double) Math.min(y, h - y) / h) * PER_CYCLE);
				if (bin >= BINS) continue;
				sum[bin] += share * (re[y] * re[y] + im[y] * im[y]);
				number[bin] += share;
			}
		}
		for (int i = 0; i < BINS; i++) sum[i] /= number[i] * squares;
		return sum;
	}

	private static void transform(final double[] real, final double[] imaginary) {
		FastFourierTransformer.transformInPlace(new double[][] { real, imaginary }, DftNormalization.STANDARD,
			TransformType.FORWARD);
	}
}
