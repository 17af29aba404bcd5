package io.github.ddasr.quality;

import io.github.ddasr.model.ModelStore;

/**
 * How no-reference metrics are computed; each metric takes from it what concerns it.
 *
 * @param blockRule which blocks of NIQE count
 * @param blockSize side of NIQE's blocks in pixels: 96, the size of the published parameters, or 48 or 24
 * @param zeroCovariance whether NIQE of a single block takes the covariance as 0 instead of giving no figure
 * @param clamp whether BRISQUE is clamped to 0 … 100
 * @param textRounding whether BRISQUE rounds its features as the text files of the LIVE release do
 * @param rayleigh whether the noise of air is its standard deviation over Rayleigh's factor, as in a magnitude image of
 *          one coil, or that deviation itself
 * @param niqeModel name or file of the fitted model of NIQE-MR; empty for the bundled one
 * @param brisqueModel name or file of the fitted model of BRISQUE-MR; empty for the bundled one
 * @param models where models are found
 */
public record MetricSettings(BlockRule blockRule, int blockSize, boolean zeroCovariance, boolean clamp,
	boolean textRounding, boolean rayleigh, String niqeModel, String brisqueModel, ModelStore models)
{

	/**
	 * With Rayleigh's factor.
	 *
	 * @param blockRule which blocks of NIQE count
	 * @param blockSize side of NIQE's blocks in pixels
	 * @param zeroCovariance whether NIQE of a single block takes the covariance as 0
	 * @param clamp whether BRISQUE is clamped to 0 … 100
	 * @param textRounding whether BRISQUE rounds its features as the text files of the LIVE release do
	 * @param niqeModel name or file of the fitted model of NIQE-MR; empty for the bundled one
	 * @param brisqueModel name or file of the fitted model of BRISQUE-MR; empty for the bundled one
	 * @param models where models are found
	 */
	public MetricSettings(final BlockRule blockRule, final int blockSize, final boolean zeroCovariance, final boolean clamp,
		final boolean textRounding, final String niqeModel, final String brisqueModel, final ModelStore models)
	{
		this(blockRule, blockSize, zeroCovariance, clamp, textRounding, true, niqeModel, brisqueModel, models);
	}

	/** Which blocks of NIQE take part in the column means. */
	public enum BlockRule {
		/** As the LIVE release: NaN is left out column by column, so constant blocks count in part. */
		LIVE,
		/** Only blocks whose features are all numbers, and that are foreground by half or more where there is a mask. */
		VALID
	}

	/**
	 * LIVE's rule with blocks of 96, nothing clamped or rounded, bundled models.
	 *
	 * @param models where models are found
	 * @return the defaults
	 */
	public static MetricSettings defaults(final ModelStore models) {
		return new MetricSettings(BlockRule.LIVE, 96, false, false, false, "", "", models);
	}

	/**
	 * @param rule which blocks of NIQE count
	 * @return these settings with that rule
	 */
	MetricSettings withBlockRule(final BlockRule rule) {
		return new MetricSettings(rule, blockSize, zeroCovariance, clamp, textRounding, rayleigh, niqeModel, brisqueModel, models);
	}
}
