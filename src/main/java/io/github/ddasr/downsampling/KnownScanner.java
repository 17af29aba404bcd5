package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

/**
 * A made-up scanner whose every step is known: k-space truncation, then a smooth bias field of the coil, then Rician noise
 * of {@value #NOISE} of white on the magnitude, then the gamma of the console, v^{@value #GAMMA} with white in its place.
 * <p>
 * The bias field is the scanner's own: the same for all slices and subjects, within ±{@value #BIAS}, a seeded sum of
 * cosines of at most one and a half periods over the slice. Noise comes from the generator that is handed over.
 */
public final class KnownScanner {

	/** Largest relative deviation of the bias field from 1. */
	public static final double BIAS = 0.2;
	/** Standard deviation of the noise on either part, as a share of white. */
	public static final double NOISE = 0.04;
	/** Exponent of the values over white. */
	public static final double GAMMA = 0.8;

	private static final int ORDER = 3;
	/** Where the largest value of the field is looked for. */
	private static final int GRID = 64;

	private final KSpaceDownsampler truncation = new KSpaceDownsampler();
	private final double[][] amplitudes = new double[ORDER + 1][ORDER + 1];
	private final double scale;
	private final double noise;

	/** @param seed which scanner: decides the bias field */
	public KnownScanner(final long seed) {
		this(seed, NOISE);
	}

	/**
	 * The same with other noise, such as none, for a truth that no chance is in.
	 *
	 * @param seed which scanner: decides the bias field
	 * @param noise standard deviation of the noise on either part, as a share of white
	 */
	public KnownScanner(final long seed, final double noise) {
		this.noise = noise;
		final SplittableRandom random = new SplittableRandom(seed);
		for (int j = 0; j <= ORDER; j++) for (int i = 0; i <= ORDER; i++) {
			final double drawn = 2 * random.nextDouble() - 1;
			if (i + j > 0 && i + j <= ORDER) amplitudes[j][i] = drawn / (i + j);
		}
		double largest = 0;
		for (int y = 0; y <= GRID; y++) for (int x = 0; x <= GRID; x++) {
			largest = Math.max(largest, Math.abs(sum((double) x / GRID, (double) y / GRID)));
		}
		scale = BIAS / largest;
	}

	/**
	 * @param x place along a row, 0 at the left edge to 1 at the right edge
	 * @param y place along a column, 0 to 1
	 * @return the sensitivity there, 0.8 to 1.2
	 */
	public double bias(final double x, final double y) {
		return 1 + scale * sum(x, y);
	}

	private double sum(final double x, final double y) {
		double sum = 0;
		for (int j = 0; j <= ORDER; j++) for (int i = 0; i <= ORDER; i++) {
			if (amplitudes[j][i] != 0) sum += amplitudes[j][i] * Math.cos(Math.PI * i * x) * Math.cos(Math.PI * j * y);
		}
		return sum;
	}

	/**
	 * Scans one slice.
	 *
	 * @param image real-world values, row major, no signal being 0; not changed
	 * @param width columns, a multiple of the factor
	 * @param height rows, a multiple of the factor
	 * @param factor fine pixels per coarse pixel
	 * @param upper value that stands for white; positive
	 * @param random draws the noise
	 * @return (width / factor) × (height / factor) values, row major, none negative
	 */
	public float[] scan(final float[] image, final int width, final int height, final int factor, final double upper,
		final SplittableRandom random)
	{
		final float[] small = truncation.shrink(image, width, height, factor, upper, random);
		final int w = width / factor, h = height / factor;
		for (int i = 0; i < small.length; i++) small[i] *= (float) bias((i % w + 0.5) / w, (i / w + 0.5) / h);
		RicianNoise.add(small, noise * upper, random);
		for (int i = 0; i < small.length; i++) small[i] = (float) (upper * Math.pow(small[i] / upper, GAMMA));
		return small;
	}
}
