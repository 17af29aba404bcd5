package io.github.ddasr.superresolution;

/** Collects the figures of {@link Consistency} over slices and volumes. Not thread-safe. */
final class ConsistencySums {

	private final TrustOptions options;
	private long voxels;
	private double sum, squares, squaresBefore, noiseSquares, spread;

	ConsistencySums(final TrustOptions options) {
		this.options = options;
	}

	/**
	 * @param coarse the input's slice; values above the background count
	 * @param background the largest value of the background
	 * @param checked what was found of the slice
	 * @param noise standard deviation of the volume's noise, percent of white; NaN if unknown
	 * @param factor fine pixels per coarse pixel
	 * @param width columns of the input's slice
	 */
	void add(final float[] coarse, final double background, final CheckedSlice checked, final double noise, final int factor,
		final int width)
	{
		for (int i = 0; i < coarse.length; i++) {
			if (!(coarse[i] > background)) continue;
			voxels++;
			noiseSquares += noise * noise;
			if (checked.difference() != null) {
				sum += checked.difference()[i];
				squares += square(checked.difference()[i]);
			}
			if (checked.before() != null) squaresBefore += square(checked.before()[i]);
			if (checked.spread() != null) spread += mean(checked.spread(), i, factor, width);
		}
	}

	private static double square(final double v) {
		return v * v;
	}

	private static double mean(final float[] fine, final int pixel, final int factor, final int width) {
		final int top = pixel / width * factor, left = pixel % width * factor, stride = width * factor;
		double sum = 0;
		for (int y = top; y < top + factor; y++) for (int x = left; x < left + factor; x++) sum += fine[y * stride + x];
		return sum / (factor * factor);
	}

	/** @return the figures; NaN all over if no voxel is above the background */
	Consistency figures() {
		final double difference = options.compares() ? Math.sqrt(squares / voxels) : Double.NaN;
		final double before = options.backProject() ? Math.sqrt(squaresBefore / voxels) : Double.NaN;
		return new Consistency(options.redegradation(), difference, options.compares() ? sum / voxels : Double.NaN, before, Math.sqrt(
			noiseSquares / voxels), options.uncertainty() ? spread / voxels : Double.NaN);
	}
}
