package io.github.ddasr.quality;

import org.scijava.plugin.Plugin;

/**
 * Signal-to-noise ratio of a magnitude image: mean of the signal region above no
 * signal (without a region, the median of the mask, and without a mask, of the pixels
 * above Otsu's threshold), divided by the standard deviation of the noise. The noise is
 * that of the air region, of air that is found, or of the tissue's diagonal detail; the
 * figure's note says which.
 */
@Plugin(type = NoReferenceMetric.class, name = "SNR", label = "SNR", priority = 6,
	description = "Signal-to-noise ratio, from regions of interest or found automatically; higher is better.")
public final class Snr implements NoReferenceMetric {

	/** Why there is no figure where what should be tissue is at or below no signal. */
	static final String NO_MAGNITUDE = "the signal is not above 0, so this is no magnitude image; shift it so that air is 0";

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
		final boolean[] marked = slice.regions() == null ? null : slice.regions().signal();
		final double[] values = SliceRegions.values(slice, marked == null ? SliceRegions.tissue(slice) : marked);
		if (values.length == 0) {
			return MetricValue.none(marked == null ? "no tissue found" : "the signal region is empty");
		}
		final MetricValue noise = NoiseLevel.of(slice, rayleigh);
		if (Double.isNaN(noise.value())) return noise;
		final double signal = marked == null ? NoiseEstimate.median(values) : mean(values);
		if (signal <= 0) return MetricValue.none(NO_MAGNITUDE);
		return MetricValue.noted(signal / noise.value(), (marked == null ? "signal: median of the tissue"
			: "signal: region") + "; " + noise.reason());
	}

	/**
	 * @param values at least one number
	 * @return their mean
	 */
	static double mean(final double[] values) {
		double sum = 0;
		for (final double v : values) sum += v;
		return sum / values.length;
	}
}
