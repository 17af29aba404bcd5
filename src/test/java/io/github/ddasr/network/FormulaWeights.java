package io.github.ddasr.network;

/**
 * Weights and images by formula, so that a network can be computed elsewhere and
 * compared: u_i are the upper 24 bits of SplitMix64; tensor number t has seed
 * 100 + t, bound 0.05 for biases and 0.7·√(6 / fan-in) for weights.
 */
final class FormulaWeights implements Parameters.Source {

	private int tensor;

	static double[] uniform(final long seed, final int n) {
		final double[] u = new double[n];
		for (int i = 0; i < n; i++) {
			long z = seed + (i + 1) * 0x9E3779B97F4A7C15L;
			z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
			z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
			z ^= z >>> 31;
			u[i] = (z >>> 40) / (double) (1 << 24);
		}
		return u;
	}

	static float[] image(final int n) {
		final double[] u = uniform(7, n);
		final float[] image = new float[n];
		for (int i = 0; i < n; i++) image[i] = (float) u[i];
		return image;
	}

	@Override
	public float[] values(final String name, final long[] shape, final Initialisation initial) {
		int n = 1;
		for (final long s : shape) n *= s;
		final double bound = shape.length == 1 ? 0.05 : 0.7 * Math.sqrt(6 / (n / (double) shape[0]));
		final double[] u = uniform(100 + tensor++, n);
		final float[] values = new float[n];
		for (int i = 0; i < n; i++) values[i] = (float) ((2 * u[i] - 1) * bound);
		return values;
	}
}
