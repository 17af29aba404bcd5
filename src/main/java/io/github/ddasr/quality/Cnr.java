package io.github.ddasr.quality;

import org.scijava.plugin.Plugin;

/**
 * Contrast-to-noise ratio of a magnitude image: distance between the means of the
 * signal region and of the other region, divided by the standard deviation of the
 * noise (found as for {@link Snr}). Unless both regions are given, the two tissues are
 * the classes into which Otsu's threshold parts the mask, or without a mask the pixels
 * above Otsu's threshold of the slice.
 */
@Plugin(type = NoReferenceMetric.class, name = "CNR", label = "CNR", priority = 5,
	description = "Contrast-to-noise ratio of two tissues, from regions of interest or found automatically; higher is better.")
public final class Cnr implements NoReferenceMetric {

	@Override
	public Direction direction() {
		return Direction.HIGHER;
	}

	@Override
	public Scorer prepare(final MetricSettings settings) {
		return slice -> score(slice, settings.rayleigh());
	}

	private static MetricValue score(final GreySlice slice, final boolean rayleigh) {
		final long broken = slice.nonFinite();
		if (broken > 0) return MetricValue.nonFinite(broken);
		final MetricValue contrast = contrast(slice);
		if (Double.isNaN(contrast.value())) return contrast;
		final MetricValue noise = NoiseLevel.of(slice, rayleigh);
		if (Double.isNaN(noise.value())) return noise;
		return MetricValue.noted(contrast.value() / noise.value(), contrast.reason() + "; " + noise.reason());
	}

	private static MetricValue contrast(final GreySlice slice) {
		final GreySlice.Regions regions = slice.regions();
		if (regions != null && regions.signal() != null && regions.other() != null) {
			final double[] a = SliceRegions.values(slice, regions.signal()), b = SliceRegions.values(slice, regions.other());
			if (a.length == 0 || b.length == 0) return MetricValue.none("a tissue's region is empty");
			if (Math.max(Snr.mean(a), Snr.mean(b)) <= 0) return MetricValue.none(Snr.NO_MAGNITUDE);
			return MetricValue.noted(Math.abs(Snr.mean(a) - Snr.mean(b)), "contrast: regions");
		}
		final TwoClasses tissues = TwoClasses.of(SliceRegions.values(slice, SliceRegions.tissue(slice)));
		if (Double.isNaN(tissues.threshold())) return MetricValue.none("no two tissues found");
		if (tissues.upper() <= 0) return MetricValue.none(Snr.NO_MAGNITUDE);
		return MetricValue.noted(tissues.upper() - tissues.lower(), "contrast: two classes of the tissue by Otsu's threshold");
	}
}
