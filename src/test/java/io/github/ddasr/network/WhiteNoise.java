package io.github.ddasr.network;

import java.util.SplittableRandom;

/** White noise for the tests of this package. */
final class WhiteNoise {

	private WhiteNoise() {}

	/** So many numbers of mean 0 and that standard deviation. */
	static float[] of(final int n, final double sd, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] values = new float[n];
		for (int i = 0; i < n; i++) {
			final double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
			values[i] = (float) (sd * radius * Math.cos(2 * Math.PI * random.nextDouble()));
		}
		return values;
	}
}
