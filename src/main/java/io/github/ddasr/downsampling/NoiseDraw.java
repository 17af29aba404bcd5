package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

/**
 * Noise as it was drawn (specification of DDASR, §3.4).
 *
 * @param gaussian Gaussian noise, else Poisson noise
 * @param level standard deviation of Gaussian noise, white being 1; scale of Poisson noise
 * @param grey whether all planes get the same noise
 */
record NoiseDraw(boolean gaussian, double level, boolean grey) {

	private static final double P_GAUSSIAN = 0.5, P_GREY = 0.4, MIN_POISSON = 0.05;

	static NoiseDraw draw(final StageRanges ranges, final SplittableRandom random) {
		final boolean gaussian = random.nextDouble() < P_GAUSSIAN;
		final double level = gaussian ? BlurDraw.uniform(1, ranges.maxNoise(), random) / 255 : BlurDraw.uniform(MIN_POISSON,
			ranges.maxPoisson(), random);
		return new NoiseDraw(gaussian, level, random.nextDouble() < P_GREY);
	}

	/**
	 * @param image the image
	 * @param colour whether noise that is not grey makes three planes
	 * @param random the generator
	 * @return the image with noise, limited to 0 … 1
	 */
	Planes add(final Planes image, final boolean colour, final SplittableRandom random) {
		if (grey || !colour) {
			final float[] noise = noise(new float[][] { image.luminance() }, random)[0];
			return image.map(plane -> sum(plane, noise)).clamped();
		}
		final float[][] planes = image.coloured().planes(), noise = noise(planes, random), result = new float[3][];
		for (int c = 0; c < 3; c++) result[c] = sum(planes[c], noise[c]);
		return new Planes(result, image.width(), image.height()).clamped();
	}

	private float[][] noise(final float[][] planes, final SplittableRandom random) {
		return gaussian ? gaussian(planes.length, planes[0].length, random) : poisson(planes, random);
	}

	private static float[] sum(final float[] a, final float[] b) {
		final float[] sum = new float[a.length];
		for (int i = 0; i < sum.length; i++) sum[i] = a[i] + b[i];
		return sum;
	}

	private float[][] gaussian(final int planes, final int length, final SplittableRandom random) {
		final float[][] noise = new float[planes][length];
		for (final float[] plane : noise) for (int i = 0; i < length; i++) {
			final double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
			plane[i] = (float) (level * radius * Math.cos(2 * Math.PI * random.nextDouble()));
		}
		return noise;
	}

	/** (Poisson(g · V) / V − g) · level, g the plane in 8 bits and V the power of 2 that holds its number of levels. */
	private float[][] poisson(final float[][] planes, final SplittableRandom random) {
		final int range = range(planes);
		final PoissonNumbers[] numbers = new PoissonNumbers[256];
		final float[][] noise = new float[planes.length][planes[0].length];
		for (int c = 0; c < planes.length; c++) for (int i = 0; i < noise[c].length; i++) {
			final int grey = Planes.level(planes[c][i]);
			final double value = grey / 255.0;
			if (numbers[grey] == null) numbers[grey] = new PoissonNumbers(value * range);
			noise[c][i] = (float) ((numbers[grey].next(random) / (double) range - value) * level);
		}
		return noise;
	}

	/** @return the smallest power of 2 that is no less than the number of different grey levels */
	static int range(final float[][] planes) {
		final boolean[] seen = new boolean[256];
		int different = 0;
		for (final float[] plane : planes) for (final float value : plane) {
			final int grey = Planes.level(value);
			if (!seen[grey]) different++;
			seen[grey] = true;
		}
		int range = 1;
		while (range < different) range *= 2;
		return range;
	}
}
