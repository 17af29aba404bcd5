package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

/**
 * A draw from many scanners, for training: k-space truncation, area mean or cubic
 * interpolation, sometimes after a light blur, sometimes with Rician noise. A
 * network trained on the mixture has to read from the image which one it faces,
 * and so serves real scans, whose history nobody knows.
 *
 * @param sampling which down-sampling: "mixed", or one method's name
 * @param noise largest noise level as a share of the volume's upper intensity window; 0 for none
 */
public record MixedDegradation(String sampling, double noise) {

	/** The name of the mixture in the parameter {@code sampling}. */
	public static final String MIXED = "mixed";

	private static final double P_KSPACE = 0.55;
	private static final double P_AREA = 0.3;
	private static final double P_BLUR = 0.1;
	private static final double MAX_BLUR = 0.8;
	private static final double P_NOISE = 0.4;
	/**
	 * Added noise begins above what good scans carry themselves. Weaker noise would look the same as theirs, and the
	 * network would learn to smooth away what belongs to the truth.
	 */
	private static final double MIN_NOISE = 0.025;

	/**
	 * One low-resolution slice.
	 *
	 * @param image real-world values, row major
	 * @param width columns, a multiple of the factor
	 * @param height rows, likewise
	 * @param factor the down-sampling factor
	 * @param upper upper end of the volume's intensity window, to which noise is relative
	 * @param random decides everything
	 * @return (width / factor) × (height / factor) values
	 */
	public float[] apply(final float[] image, final int width, final int height, final int factor, final double upper,
		final SplittableRandom random)
	{
		final boolean mixed = sampling.equals(MIXED);
		final Downsampler method = mixed ? draw(random) : Downsamplers.of(sampling);
		final boolean blurred = random.nextDouble() < P_BLUR;
		final double sigma = MAX_BLUR * random.nextDouble();
		final float[] source = mixed && blurred ? GaussianBlur.apply(image, width, height, sigma) : image;
		final float[] small = method.shrink(source, width, height, factor, upper, random);
		RicianNoise.add(small, noiseLevel(noise, random) * upper, random);
		return small;
	}

	/**
	 * Whether there is noise, and how much.
	 *
	 * @param largest noise level; 0 for none, and then nothing is drawn
	 * @param random decides
	 * @return most often 0, else a level up to the largest one
	 */
	public static double noiseLevel(final double largest, final SplittableRandom random) {
		if (!(largest > 0 && random.nextDouble() < P_NOISE)) return 0;
		return Math.min(largest, MIN_NOISE) + Math.max(0, largest - MIN_NOISE) * random.nextDouble();
	}

	private static Downsampler draw(final SplittableRandom random) {
		final double p = random.nextDouble();
		return Downsamplers.of(p < P_KSPACE ? "k-space" : p < P_KSPACE + P_AREA ? "area" : "cubic");
	}
}
