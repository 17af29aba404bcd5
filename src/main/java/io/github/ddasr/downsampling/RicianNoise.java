package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

/**
 * The noise of a magnitude MR image: independent Gaussian noise on the real and
 * the imaginary part, then the magnitude (Gudbjartsson and Patz 1995).
 */
public final class RicianNoise {

	private RicianNoise() {}

	/**
	 * Changes the image in place. Values are signal magnitudes: no signal is 0.
	 *
	 * @param image real-world values
	 * @param sd standard deviation of either part, in the image's units; 0 changes nothing
	 * @param random the generator
	 */
	public static void add(final float[] image, final double sd, final SplittableRandom random) {
		if (sd <= 0) return;
		for (int i = 0; i < image.length; i++) {
			// One Box–Muller draw gives both parts.
			final double radius = sd * Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
			final double angle = 2 * Math.PI * random.nextDouble();
			image[i] = (float) Math.hypot(image[i] + radius * Math.cos(angle), radius * Math.sin(angle));
		}
	}
}
