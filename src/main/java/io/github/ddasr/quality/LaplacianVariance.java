package io.github.ddasr.quality;

import org.scijava.plugin.Plugin;

/**
 * Variance (of the population) of the five-point Laplacian, edges mirrored. It
 * grows with sharpness, and with noise as well: read it beside the signal-to-noise
 * ratio. With a mask, over the pixels whose neighbours lie in it too.
 */
@Plugin(type = NoReferenceMetric.class, name = "Laplacian variance", label = "Laplacian variance", priority = 8,
	description = "Variance of the Laplacian: grows with sharpness, but with noise too; read it beside SNR.")
public final class LaplacianVariance implements NoReferenceMetric {

	@Override
	public Direction direction() {
		return Direction.HIGHER;
	}

	@Override
	public String unit() {
		return "levels²";
	}

	@Override
	public Scorer prepare(final MetricSettings settings) {
		return LaplacianVariance::score;
	}

	private static MetricValue score(final GreySlice slice) {
		final double[] s = Neighbourhood.sums(slice, (v, a, c, b, left, right) -> v[a] + v[b] + v[c + left] + v[c + right] -
			4 * v[c]);
		if (s[0] == 0) return MetricValue.none(Neighbourhood.NONE);
		if (!Double.isFinite(s[2])) return MetricValue.nonFinite(slice.nonFinite());
		final double mean = s[1] / s[0];
		return MetricValue.of(Math.max(0, s[2] / s[0] - mean * mean));
	}
}
