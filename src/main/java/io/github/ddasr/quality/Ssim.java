package io.github.ddasr.quality;

import org.scijava.plugin.Plugin;

/**
 * Structural similarity (Wang, Bovik, Sheikh, Simoncelli 2004): Gaussian window of
 * 11 × 11 pixels with σ = 1.5, K1 = 0.01, K2 = 0.03, moments of the population,
 * mean over the pixels whose window lies inside the slice. With a mask, the mean
 * over those of them that lie in the mask. Of a volume, the mean over the pixels
 * of all slices.
 */
@Plugin(type = FullReferenceMetric.class, name = "SSIM", label = "SSIM", priority = 10,
	description = "Structural similarity (Wang 2004) for a range fixed beforehand; 1 is identical.")
public final class Ssim implements FullReferenceMetric, LocalMap.OfPair {

	private static final int SIZE = 11;
	private static final int RADIUS = SIZE / 2;
	private static final double[] WINDOW = window();

	@Override
	public Direction direction() {
		return Direction.HIGHER;
	}

	@Override
	public double[] sums(final SlicePair pair, final double range) {
		final int columns = pair.width() - SIZE + 1, rows = pair.height() - SIZE + 1;
		if (columns < 1 || rows < 1) return new double[] { 0, 0, 1 };
		final double[] map = map(pair, range);
		double sum = 0;
		long count = 0;
		for (int y = 0; y < rows; y++) for (int x = 0; x < columns; x++) {
			if (!pair.counts((y + RADIUS) * pair.width() + x + RADIUS)) continue;
			sum += map[y * columns + x];
			count++;
		}
		return new double[] { sum, count, 0 };
	}

	@Override
	public MetricValue value(final double[] sums, final double range) {
		if (sums[1] == 0 && sums[2] > 0) return MetricValue.none("SSIM needs slices of at least 11 × 11 pixels");
		if (sums[1] == 0) return MetricValue.none("no pixel lies in the mask");
		if (!Double.isFinite(sums[0])) return MetricValue.none("NaN or infinite pixels");
		return MetricValue.of(sums[0] / sums[1]);
	}

	@Override
	public LocalMap localMap(final SlicePair pair, final double range) {
		final int columns = pair.width() - 10, rows = pair.height() - 10;
		if (columns < 1 || rows < 1) return LocalMap.empty();
		final double[] map = map(pair, range);
		final float[] values = new float[map.length];
		for (int i = 0; i < values.length; i++) values[i] = (float) map[i];
		return new LocalMap(values, columns, rows, 5, 5, 1);
	}

	/**
	 * @param pair image and truth, at least 11 × 11; its mask plays no part
	 * @param range the data range L
	 * @return local similarity, (height − 10) × (width − 10) values; the first belongs to pixel (5, 5)
	 */
	public static double[] map(final SlicePair pair, final double range) {
		final float[] a = pair.image(), b = pair.truth();
		final int w = pair.width(), h = pair.height();
		final double[] ma = filter(a, null, w, h), mb = filter(b, null, w, h);
		final double[] aa = filter(a, a, w, h), bb = filter(b, b, w, h), ab = filter(a, b, w, h);
		final double c1 = 0.01 * range * 0.01 * range, c2 = 0.03 * range * 0.03 * range;
		final double[] map = new double[ma.length];
		for (int i = 0; i < map.length; i++) {
			final double product = ma[i] * mb[i], squares = ma[i] * ma[i] + mb[i] * mb[i];
			final double covariance = ab[i] - product, variances = aa[i] + bb[i] - squares;
			map[i] = (2 * product + c1) * (2 * covariance + c2) / ((squares + c1) * (variances + c2));
		}
		return map;
	}

	/** Gaussian mean of a, or of the product a · b, over every window that lies inside the image. */
	private static double[] filter(final float[] a, final float[] b, final int w, final int h) {
		final int columns = w - SIZE + 1, rows = h - SIZE + 1;
		final double[] mean = new double[columns * rows];
		final double[] line = new double[w];
		for (int y = 0; y < h; y++) {
			for (int x = 0; x < w; x++) line[x] = b == null ? a[y * w + x] : (double) a[y * w + x] * b[y * w + x];
			for (int x = 0; x < columns; x++) {
				double sum = 0;
				for (int k = 0; k < SIZE; k++) sum += WINDOW[k] * line[x + k];
				line[x] = sum;
			}
			// The row takes part in the windows of the SIZE output rows around it.
			for (int k = Math.max(0, y - rows + 1); k <= Math.min(SIZE - 1, y); k++) {
				final int target = (y - k) * columns;
				for (int x = 0; x < columns; x++) mean[target + x] += WINDOW[k] * line[x];
			}
		}
		return mean;
	}

	private static double[] window() {
		final double[] w = new double[SIZE];
		double sum = 0;
		for (int k = 0; k < SIZE; k++) {
			w[k] = Math.exp(-(k - RADIUS) * (k - RADIUS) / (2 * 1.5 * 1.5));
			sum += w[k];
		}
		for (int k = 0; k < SIZE; k++) w[k] /= sum;
		return w;
	}
}
