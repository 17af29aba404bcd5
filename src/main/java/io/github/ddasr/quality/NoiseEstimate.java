package io.github.ddasr.quality;

import java.util.Arrays;

/** Standard deviation of the noise of a magnitude MR image, by two methods. */
public final class NoiseEstimate {

	/** √(2 − π/2): standard deviation of Rayleigh-distributed values over that of the Gaussian noise behind them. */
	public static final double RAYLEIGH = Math.sqrt(2 - Math.PI / 2);
	/** Median of |x| of Gaussian noise with standard deviation 1. */
	public static final double MEDIAN_OF_GAUSSIAN = 0.6744897501960817;

	private NoiseEstimate() {}

	/**
	 * From pixels without signal, where the magnitude of Gaussian noise is Rayleigh-distributed: standard deviation / 0.655.
	 * Holds for a single coil or a sum that leaves that distribution as it is; parallel imaging and filters break it.
	 *
	 * @param values any image
	 * @param air pixels without signal, the same size
	 * @return standard deviation of the noise behind the magnitude; 0 if all pixels are equal, NaN for less than two
	 */
	public static double air(final double[] values, final boolean[] air) {
		return deviation(values, air) / RAYLEIGH;
	}

	/**
	 * @param values any image
	 * @param air pixels, the same size
	 * @return their sample standard deviation; 0 if all are equal, NaN for less than two
	 */
	static double deviation(final double[] values, final boolean[] air) {
		double sum = 0;
		long n = 0;
		for (int i = 0; i < values.length; i++) if (air[i]) {
			sum += values[i];
			n++;
		}
		if (n < 2) return Double.NaN;
		final double mean = sum / n;
		double squares = 0;
		for (int i = 0; i < values.length; i++) if (air[i]) squares += (values[i] - mean) * (values[i] - mean);
		return Math.sqrt(squares / (n - 1));
	}

	/**
	 * From pixels with signal: the diagonal Haar detail (a − b − c + d) / 2 of 2 × 2 pixels side by side holds hardly any
	 * structure, and its median magnitude / 0.6745 is the standard deviation of Gaussian noise. Too small where noise is
	 * smooth, as in interpolated or zero-filled images.
	 *
	 * @param values height × width, row major
	 * @param width columns
	 * @param mask pixels with signal, the same size; null for all. Only blocks that lie wholly inside are used
	 * @return standard deviation of the noise; NaN if there is no such block, or one of them holds NaN
	 */
	public static double haar(final double[] values, final int width, final boolean[] mask) {
		final int height = values.length / width;
		final double[] detail = new double[(width / 2) * (height / 2)];
		int n = 0;
		for (int y = 0; y + 1 < height; y += 2) for (int x = 0; x + 1 < width; x += 2) {
			final int i = y * width + x, j = i + width;
			if (mask != null && !(mask[i] && mask[i + 1] && mask[j] && mask[j + 1])) continue;
			detail[n++] = Math.abs(values[i] - values[i + 1] - values[j] + values[j + 1]) / 2;
		}
		return median(Arrays.copyOf(detail, n)) / MEDIAN_OF_GAUSSIAN;
	}

	/**
	 * @param values any numbers; sorted afterwards
	 * @return their median; NaN if there are none, or one of them is NaN
	 */
	static double median(final double[] values) {
		if (values.length == 0) return Double.NaN;
		Arrays.sort(values);
		if (Double.isNaN(values[values.length - 1])) return Double.NaN;
		return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
	}
}
