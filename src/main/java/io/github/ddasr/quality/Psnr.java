package io.github.ddasr.quality;

import org.scijava.plugin.Plugin;

/**
 * Peak signal-to-noise ratio, 10 · log10(L² / MSE) in dB, with the mean squared
 * error over all pixels that count; of a volume, over all its voxels at once.
 */
@Plugin(type = FullReferenceMetric.class, name = "PSNR", label = "PSNR (dB)", priority = 20,
	description = "Peak signal-to-noise ratio in dB for a range fixed beforehand; higher is better.")
public final class Psnr implements FullReferenceMetric {

	@Override
	public Direction direction() {
		return Direction.HIGHER;
	}

	@Override
	public String unit() {
		return "dB";
	}

	@Override
	public double[] sums(final SlicePair pair, final double range) {
		double sum = 0;
		long count = 0;
		for (int i = 0; i < pair.image().length; i++) {
			if (!pair.counts(i)) continue;
			final double d = (double) pair.image()[i] - pair.truth()[i];
			sum += d * d;
			count++;
		}
		return new double[] { sum, count, Double.isFinite(sum) ? 0 : pair.nonFinite() };
	}

	@Override
	public MetricValue value(final double[] sums, final double range) {
		if (sums[1] == 0) return MetricValue.none("no pixel lies in the mask");
		if (!Double.isFinite(sums[0])) return MetricValue.nonFinite((long) sums[2]);
		if (sums[0] == 0) return new MetricValue(Double.POSITIVE_INFINITY, "the images are identical");
		return MetricValue.of(10 * Math.log10(range * range * sums[1] / sums[0]));
	}
}
