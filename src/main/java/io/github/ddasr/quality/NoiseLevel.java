package io.github.ddasr.quality;

/**
 * The noise that signals are compared with. From the air region that the user marked;
 * else from air that is found, if there are at least 100 pixels of it and it looks like
 * the magnitude of noise (mean 1.5 to 2.4 times the standard deviation; 1.91 by Rayleigh);
 * else, as in the many published scans whose air was set to zero, from the diagonal Haar
 * detail of the tissue.
 */
final class NoiseLevel {

	private static final int FEWEST = 100;
	private static final double LOWEST_RATIO = 1.5, HIGHEST_RATIO = 2.4;

	private NoiseLevel() {}

	/**
	 * @param slice a slice without NaN
	 * @param rayleigh whether the noise of air is its standard deviation over {@link NoiseEstimate#RAYLEIGH}, or that
	 *          deviation itself
	 * @return standard deviation of the noise, positive, and how it was found; or NaN and why there is none
	 */
	static MetricValue of(final GreySlice slice, final boolean rayleigh) {
		final boolean[] marked = slice.regions() == null ? null : slice.regions().air();
		return marked != null ? marked(slice, marked, rayleigh) : found(slice, rayleigh);
	}

	private static MetricValue marked(final GreySlice slice, final boolean[] air, final boolean rayleigh) {
		final double deviation = NoiseEstimate.deviation(slice.values(), Masks.both(air, slice.finite()));
		if (Double.isNaN(deviation)) return MetricValue.none("the air region holds less than two pixels");
		if (deviation == 0) return MetricValue.none("no air noise: all pixels of the air region are equal");
		return ofAir(deviation, "air region", rayleigh);
	}

	private static MetricValue ofAir(final double deviation, final String pixels, final boolean rayleigh) {
		return rayleigh ? MetricValue.noted(deviation / NoiseEstimate.RAYLEIGH, "noise: " + pixels) //
			: MetricValue.noted(deviation, "noise: " + pixels + ", standard deviation of air, without Rayleigh's factor");
	}

	private static MetricValue found(final GreySlice slice, final boolean rayleigh) {
		final MetricValue air = foundAir(slice, rayleigh);
		if (air != null) return air;
		final double detail = NoiseEstimate.haar(slice.values(), slice.width(), SliceRegions.tissue(slice));
		if (!(detail > 0)) return MetricValue.none("no air noise, and no noise in the tissue's diagonal detail");
		return MetricValue.noted(detail, "no air noise; noise: diagonal detail of the tissue");
	}

	/**
	 * @param slice a slice without NaN
	 * @param rayleigh as of {@link #of}
	 * @return the noise of air that is found, if it looks like the magnitude of noise; else null
	 */
	static MetricValue foundAir(final GreySlice slice, final boolean rayleigh) {
		final boolean[] air = SliceRegions.air(slice);
		final double[] values = SliceRegions.values(slice, air);
		final double deviation = NoiseEstimate.deviation(slice.values(), air);
		if (values.length < FEWEST || !(deviation > 0)) return null;
		final double ratio = Snr.mean(values) / deviation;
		if (ratio < LOWEST_RATIO || ratio > HIGHEST_RATIO) return null;
		return ofAir(deviation, values.length + " pixels of air", rayleigh);
	}
}
