package io.github.ddasr.network;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How a weight starts. Values come from Java's own generator, so the same seed
 * gives the same network on every device.
 */
@FunctionalInterface
public interface Initialisation {

	/** All zero: biases. */
	Initialisation ZERO = (shape, seed) -> new float[size(shape)];

	/** All one: gains. */
	Initialisation ONE = (shape, seed) -> {
		final float[] ones = new float[size(shape)];
		Arrays.fill(ones, 1);
		return ones;
	};

	/** Xavier-uniform for a matrix of outputs × inputs: bound √(6 / (outputs + inputs)) (Glorot and Bengio 2010). */
	Initialisation XAVIER = (shape, seed) -> uniform(Math.sqrt(6.0 / (shape[0] + shape[1]))).values(shape, seed);

	/** Uniform within ±1/√fan_in, with which PyTorch's convolutions begin. */
	Initialisation FAN_IN = (shape, seed) -> uniform(Math.sqrt(shape[0] / (double) size(shape))).values(shape, seed);

	/**
	 * @param bound largest magnitude
	 * @return uniform numbers from −bound to bound
	 */
	static Initialisation uniform(final double bound) {
		return (shape, seed) -> {
			final SplittableRandom random = new SplittableRandom(seed);
			final float[] values = new float[size(shape)];
			for (int i = 0; i < values.length; i++) values[i] = (float) (bound * (2 * random.nextDouble() - 1));
			return values;
		};
	}

	/**
	 * @param shape output channels first
	 * @param seed any number
	 * @return row-major values
	 */
	float[] values(long[] shape, long seed);

	/**
	 * Kaiming-normal over the inputs of one output value: sd = gain·√2/√fan_in.
	 *
	 * @param gain extra factor; 0.1 inside residual dense blocks (ESRGAN)
	 * @return the rule
	 */
	static Initialisation kaiming(final double gain) {
		return (shape, seed) -> {
			final int n = size(shape);
			final double sd = gain * Math.sqrt(2.0 / (n / (double) shape[0]));
			return normal(n, sd, seed);
		};
	}

	/**
	 * ICNR: the four sub-filters that a pixel shuffle by two spreads over one output channel start equal, so that
	 * the network starts without a checkerboard (Aitken et al. 2017).
	 *
	 * @param rule how one sub-filter starts
	 * @return the rule for all of them
	 */
	static Initialisation icnr(final Initialisation rule) {
		return (shape, seed) -> {
			final long[] quarter = shape.clone();
			quarter[0] /= 4;
			final float[] one = rule.values(quarter, seed);
			final int filter = one.length / (int) quarter[0];
			final float[] all = new float[one.length * 4];
			for (int c = 0; c < quarter[0]; c++) for (int k = 0; k < 4; k++) {
				System.arraycopy(one, c * filter, all, (c * 4 + k) * filter, filter);
			}
			return all;
		};
	}

	private static float[] normal(final int n, final double sd, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] values = new float[n];
		for (int i = 0; i < n; i++) {
			final double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
			values[i] = (float) (sd * radius * Math.cos(2 * Math.PI * random.nextDouble()));
		}
		return values;
	}

	private static int size(final long[] shape) {
		long n = 1;
		for (final long s : shape) n *= s;
		return Math.toIntExact(n);
	}
}
