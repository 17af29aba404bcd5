package io.github.ddasr.quality;

import org.scijava.plugin.Plugin;

/**
 * Root of the mean squared error over all pixels that count, divided by the data
 * range L. (Other programs divide by the truth's mean, norm or own extent; such
 * figures differ.) Of a volume, over all its voxels at once.
 */
@Plugin(type = FullReferenceMetric.class, name = "NRMSE", label = "NRMSE", priority = 7,
	description = "Root mean squared error divided by the data range; 0 is identical, lower is better.")
public final class Nrmse implements FullReferenceMetric {

	@Override
	public Direction direction() {
		return Direction.LOWER;
	}

	@Override
	public double[] sums(final SlicePair pair, final double range) {
		return new Psnr().sums(pair, range);
	}

	@Override
	public MetricValue value(final double[] sums, final double range) {
		if (sums[1] == 0) return MetricValue.none("no pixel lies in the mask");
		if (!Double.isFinite(sums[0])) return MetricValue.nonFinite((long) sums[2]);
		return MetricValue.of(Math.sqrt(sums[0] / sums[1]) / range);
	}
}
