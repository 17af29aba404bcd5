package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

/** White Gaussian noise, of which a network makes the noise of a scanner. */
public final class Grain {

	private Grain() {}

	/**
	 * @param random the generator
	 * @return a number of mean 0 and standard deviation 1, normally distributed
	 */
	static double normal(final SplittableRandom random) {
		return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
	}

	/**
	 * @param image any values
	 * @param sd standard deviation of the noise
	 * @param random the generator
	 * @return a new image with noise
	 */
	public static float[] added(final float[] image, final double sd, final SplittableRandom random) {
		final float[] result = image.clone();
		for (int i = 0; i < result.length; i += 2) {
			// One Box–Muller draw gives two numbers.
			final double radius = sd * Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
			final double angle = 2 * Math.PI * random.nextDouble();
			result[i] += (float) (radius * Math.cos(angle));
			if (i + 1 < result.length) result[i + 1] += (float) (radius * Math.sin(angle));
		}
		return result;
	}
}
