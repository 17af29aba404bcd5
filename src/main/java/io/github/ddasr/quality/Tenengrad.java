package io.github.ddasr.quality;

import org.scijava.plugin.Plugin;

/**
 * Mean squared gradient by Sobel's 3 × 3 operators (weights 1, 2, 1, not
 * normalised), edges mirrored. It grows with sharpness, and with noise as well:
 * read it beside the signal-to-noise ratio. With a mask, over the pixels whose
 * neighbours lie in it too.
 */
@Plugin(type = NoReferenceMetric.class, name = "Tenengrad", label = "Tenengrad", priority = 7,
	description = "Mean squared Sobel gradient: grows with sharpness, but with noise too; read it beside SNR.")
public final class Tenengrad implements NoReferenceMetric {

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
		return Tenengrad::score;
	}

	private static MetricValue score(final GreySlice slice) {
		final double[] s = Neighbourhood.sums(slice, Tenengrad::squaredGradient);
		if (s[0] == 0) return MetricValue.none(Neighbourhood.NONE);
		if (!Double.isFinite(s[1])) return MetricValue.nonFinite(slice.nonFinite());
		return MetricValue.of(s[1] / s[0]);
	}

	private static double squaredGradient(final double[] v, final int a, final int c, final int b, final int left,
		final int right)
	{
		final double diagonal = v[b + right] - v[a + left], other = v[a + right] - v[b + left];
		final double across = diagonal + other + 2 * (v[c + right] - v[c + left]);
		final double down = diagonal - other + 2 * (v[b] - v[a]);
		return across * across + down * down;
	}
}
