package io.github.ddasr.quality;

import org.scijava.plugin.Plugin;

/**
 * Structural similarity (Wang, Bovik, Sheikh, Simoncelli 2004): Gaussian window of
 * 11 × 11 pixels with σ = 1.5, K1 = 0.01, K2 = 0.03, moments of the population,
 * mean over the pixels whose window lies inside the slice. With a mask, the mean
 * over those of them that lie in the mask. Of a volume, the mean over the pixels
 * of all slices. Nothing is averaged or decimated before.
 */
@Plugin(type = FullReferenceMetric.class, name = "SSIM", label = "SSIM", priority = 10,
	description = "Structural similarity (Wang 2004) for a range fixed beforehand; 1 is identical.")
public final class Ssim implements FullReferenceMetric, LocalMap.OfPair {

	@Override
	public Direction direction() {
		return Direction.HIGHER;
	}

	@Override
	public double[] sums(final SlicePair pair, final double range) {
		final int columns = pair.width() - GaussianWindow.SIZE + 1;
		if (columns < 1 || pair.height() < GaussianWindow.SIZE) return new double[] { 0, 0, 1, 0 };
		final double[] sums = new double[4];
		rows(pair, range, (y, luminance, structure) -> {
			final int start = (y + GaussianWindow.RADIUS) * pair.width() + GaussianWindow.RADIUS;
			double sum = 0;
			int count = 0;
			for (int x = 0; x < columns; x++) {
				if (!pair.counts(start + x)) continue;
				sum += luminance[x] * structure[x];
				count++;
			}
			sums[0] += sum;
			sums[1] += count;
		});
		if (!Double.isFinite(sums[0])) sums[3] = pair.nonFinite();
		return sums;
	}

	@Override
	public MetricValue value(final double[] sums, final double range) {
		if (sums[1] == 0 && sums[2] > 0) return MetricValue.none("SSIM needs slices of at least 11 × 11 pixels");
		if (sums[1] == 0) return MetricValue.none("no pixel lies in the mask");
		if (!Double.isFinite(sums[0])) return MetricValue.nonFinite((long) sums[3]);
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
		final int columns = pair.width() - GaussianWindow.SIZE + 1, rows = pair.height() - GaussianWindow.SIZE + 1;
		final double[] map = new double[columns * rows];
		rows(pair, range, (y, luminance, structure) -> {
			for (int x = 0; x < columns; x++) map[y * columns + x] = luminance[x] * structure[x];
		});
		return map;
	}

	private static void rows(final SlicePair pair, final double range, final SimilarityRows.Consumer consumer) {
		SimilarityRows.of(Plane.of(pair.image(), pair.width(), pair.height()), Plane.of(pair.truth(), pair.width(), pair
			.height()), range, consumer);
	}
}
