package io.github.ddasr.network;

import java.util.SplittableRandom;

/** Further rules for how weights start. */
final class StartValues {

	/** All one: scales of a normalisation. */
	static final Initialisation ONE = normal(1, 0);

	private StartValues() {}

	/** Independent normal values. */
	static Initialisation normal(final double mean, final double sd) {
		return (shape, seed) -> {
			long n = 1;
			for (final long s : shape) n *= s;
			final SplittableRandom random = new SplittableRandom(seed);
			final float[] values = new float[Math.toIntExact(n)];
			for (int i = 0; i < values.length; i++) {
				final double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
				values[i] = (float) (mean + sd * radius * Math.cos(2 * Math.PI * random.nextDouble()));
			}
			return values;
		};
	}

	/** Xavier-normal: sd = gain · √(2 / (fan_in + fan_out)), where a fan is channels times taps. */
	static Initialisation xavier(final double gain) {
		return (shape, seed) -> {
			long taps = 1;
			for (int d = 2; d < shape.length; d++) taps *= shape[d];
			return normal(0, gain * Math.sqrt(2.0 / ((shape[0] + shape[1]) * taps))).values(shape, seed);
		};
	}

	/** A random direction: normal values scaled to length 1. */
	static Initialisation direction() {
		return (shape, seed) -> {
			final float[] values = normal(0, 1).values(shape, seed);
			double square = 0;
			for (final float v : values) square += v * v;
			for (int i = 0; i < values.length; i++) values[i] /= (float) Math.sqrt(square);
			return values;
		};
	}
}
