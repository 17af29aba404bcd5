package io.github.ddasr.quality;

import io.github.ddasr.quality.MetricSettings.BlockRule;

/**
 * Mean and covariance of the features of an image's blocks, under one of the two
 * rules for blocks that have no statistics (constant ones, or ones whose
 * differences have one sign only): their features are NaN in part.
 *
 * @param mean of each feature; NaN where no block has it
 * @param covariance of the features over complete blocks, divisor n − 1; NaN for fewer than two of them
 * @param complete number of blocks whose features are all numbers, of those that take part
 * @param left number of blocks that are incomplete or, under {@link BlockRule#VALID}, mostly background
 */
public record BlockMoments(double[] mean, double[][] covariance, int complete, int left) {

	/**
	 * @param features blocks × features
	 * @param foreground which blocks are foreground by half or more, null for all; plays no part under LIVE's rule
	 * @param rule which blocks count
	 * @return their moments
	 */
	public static BlockMoments of(final double[][] features, final boolean[] foreground, final BlockRule rule) {
		final boolean live = rule == BlockRule.LIVE;
		final boolean[] complete = new boolean[features.length];
		int count = 0;
		for (int i = 0; i < features.length; i++) {
			complete[i] = (live || foreground == null || foreground[i]) && isComplete(features[i]);
			if (complete[i]) count++;
		}
		final int length = features.length == 0 ? 0 : features[0].length;
		final double[] centre = mean(features, complete, length);
		final double[] mean = live ? mean(features, null, length) : centre;
		return new BlockMoments(mean, covariance(features, complete, centre, count), count, features.length - count);
	}

	private static boolean isComplete(final double[] row) {
		for (final double value : row) if (Double.isNaN(value)) return false;
		return true;
	}

	private static double[] mean(final double[][] features, final boolean[] counts, final int length) {
		final double[] mean = new double[length];
		for (int j = 0; j < length; j++) {
			double sum = 0;
			int n = 0;
			for (int i = 0; i < features.length; i++) {
				if (counts != null && !counts[i] || Double.isNaN(features[i][j])) continue;
				sum += features[i][j];
				n++;
			}
			mean[j] = sum / n;
		}
		return mean;
	}

	private static double[][] covariance(final double[][] features, final boolean[] counts, final double[] centre,
		final int n)
	{
		final double[][] covariance = new double[centre.length][centre.length];
		for (int j = 0; j < centre.length; j++) for (int k = 0; k <= j; k++) {
			double sum = 0;
			for (int i = 0; i < features.length; i++) {
				if (counts[i]) sum += (features[i][j] - centre[j]) * (features[i][k] - centre[k]);
			}
			covariance[j][k] = covariance[k][j] = n < 2 ? Double.NaN : sum / (n - 1);
		}
		return covariance;
	}
}
