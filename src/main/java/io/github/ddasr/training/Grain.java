package io.github.ddasr.training;

/**
 * Noise of a magnitude image that a fine scan is given before it is made coarse, so that it is in the truth, too. What noise the coarse scan
 * keeps of it is then right, and a network learns to leave noise alone also where there is more of it than in the scans that it learns from.
 * The noise of a voxel follows from its number and is nowhere kept.
 *
 * @param sd standard deviation of the real and of the imaginary part, in the units of the scan; 0 for none
 * @param seed decides the noise
 */
record Grain(double sd, long seed) {

	/** None. */
	static final Grain NONE = new Grain(0, 0);

	private static final long GOLDEN = 0x9E3779B97F4A7C15L;
	private static final double UNIT = 1.0 / (1L << 32);

	/** A scan with the noise; the scan itself where there is none. */
	float[] on(final float[] values) {
		if (sd == 0) return values;
		final float[] noisy = new float[values.length];
		for (int i = 0; i < noisy.length; i++) noisy[i] = at(values[i], i);
		return noisy;
	}

	/** The value of a voxel with its noise: one Box-Muller draw gives both parts. */
	float at(final float value, final int voxel) {
		if (sd == 0) return value;
		final long bits = mixed(seed + (voxel + 1L) * GOLDEN);
		final double radius = sd * Math.sqrt(-2 * Math.log(((bits >>> 32) + 0.5) * UNIT)), angle = 2 * Math.PI * (bits & 0xFFFFFFFFL) * UNIT;
		final double real = value + radius * Math.cos(angle), imaginary = radius * Math.sin(angle);
		return (float) Math.sqrt(real * real + imaginary * imaginary);
	}

	/** David Stafford's thirteenth mixer, as in Java's own generator. */
	private static long mixed(final long state) {
		long z = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
		z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
		return z ^ z >>> 31;
	}
}
