package io.github.ddasr.bench;

/** An 8-bit picture of 512 × 512 pixels, made by formula: smooth shading, stripes and noise. */
final class Texture {

	/** Columns and rows. */
	static final int SIDE = 512;
	/** The largest value that there can be. */
	static final int WHITE = 255;

	private Texture() {}

	/**
	 * @param seed gives another noise
	 * @return whole numbers from 0 to {@value #WHITE}, row major
	 */
	static double[] of(final int seed) {
		final double[] values = new double[SIDE * SIDE];
		for (int i = 0; i < values.length; i++) {
			final int x = i % SIDE, y = i / SIDE;
			final double shading = 128 + 70 * Math.sin(0.021 * x) * Math.cos(0.017 * y) + 15 * Math.sin(0.4 * x + 0.2 * y);
			final int noise = (i * 1103515245 + seed * 12345) * 747796405 >>> 27;
			values[i] = Math.max(0, Math.min(WHITE, Math.rint(shading + noise - 16)));
		}
		return values;
	}
}
