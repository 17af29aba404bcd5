package io.github.ddasr.training;

import java.util.Arrays;
import java.util.List;

/**
 * The range of each feature over samples, by which it is brought to −1 … 1.
 *
 * @param minimum least value of each feature
 * @param maximum greatest value of each feature
 */
record FeatureRange(double[] minimum, double[] maximum) {

	/**
	 * @param features samples of one length, at least one
	 * @return their range
	 */
	static FeatureRange of(final List<double[]> features) {
		final double[] minimum = features.get(0).clone(), maximum = minimum.clone();
		for (final double[] f : features) for (int i = 0; i < f.length; i++) {
			minimum[i] = Math.min(minimum[i], f[i]);
			maximum[i] = Math.max(maximum[i], f[i]);
		}
		return new FeatureRange(minimum, maximum);
	}

	/**
	 * @param features a sample
	 * @return the same from −1 to 1; 0 for features that never change
	 */
	double[] scale(final double[] features) {
		final double[] scaled = new double[features.length];
		Arrays.setAll(scaled, i -> maximum[i] == minimum[i] ? 0
			: -1 + 2 * (features[i] - minimum[i]) / (maximum[i] - minimum[i]));
		return scaled;
	}
}
