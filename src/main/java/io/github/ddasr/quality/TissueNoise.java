package io.github.ddasr.quality;

/**
 * The noise of a slice where there is no signal, and where there is most of it.
 *
 * @param air standard deviation of the noise behind the magnitude, from air ({@link NoiseEstimate#air}); NaN where there
 *          are fewer than 100 pixels of air, or all of them are equal
 * @param airPixels number of pixels of air
 * @param constantAir whether all pixels of air are equal: air was set to 0, or cut off
 * @param white standard deviation of the noise in the brightest compact tissue, in T1-weighted images white matter, from
 *          its diagonal detail ({@link NoiseEstimate#haar}); NaN where there are fewer than 100 pixels of it
 * @param whitePixels number of pixels of that tissue
 * @param whiteLevel its mean; NaN where there are none
 */
public record TissueNoise(double air, int airPixels, boolean constantAir, double white, int whitePixels,
	double whiteLevel)
{

	private static final int FEWEST = 100;

	/**
	 * @param values a slice of finite numbers, row major, no signal being 0; only read
	 * @param width columns
	 * @param head pixels of the head, the same size
	 * @return the noise in the unit of the values
	 */
	public static TissueNoise of(final double[] values, final int width, final boolean[] head) {
		final GreySlice slice = new GreySlice(values, width, values.length / width, head, 0, null);
		final boolean[] air = SliceRegions.air(slice), white = WhiteMatter.of(values, width, head);
		final int airPixels = count(air), whitePixels = count(white);
		final double deviation = airPixels < FEWEST ? Double.NaN : NoiseEstimate.air(values, air);
		final boolean constant = deviation == 0;
		return new TissueNoise(constant ? Double.NaN : deviation, airPixels, constant, //
			whitePixels < FEWEST ? Double.NaN : NoiseEstimate.haar(values, width, white), whitePixels, mean(values, white));
	}

	private static int count(final boolean[] region) {
		int n = 0;
		for (final boolean r : region) if (r) n++;
		return n;
	}

	private static double mean(final double[] values, final boolean[] region) {
		double sum = 0;
		for (int i = 0; i < values.length; i++) if (region[i]) sum += values[i];
		return sum / count(region);
	}
}
