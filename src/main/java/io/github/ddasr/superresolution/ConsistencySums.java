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
	 * @param coarse the input's slice, or all of it; values above the background count
	 * @param background the largest value of the background
	 * @param checked what was found of it
	 * @param meanSpread its spread, on the input's grid; null if that was not asked for
	 * @param noise standard deviation of the volume's noise, percent of white; NaN if unknown
	 */
	void add(final float[] coarse, final double background, final Checked checked, final float[] meanSpread, final double noise) {
		for (int i = 0; i < coarse.length; i++) {
			if (!(coarse[i] > background)) continue;
			voxels++;
			noiseSquares += noise * noise;
			if (checked.difference() != null) {
				sum += checked.difference()[i];
				squares += square(checked.difference()[i]);
			}
			if (checked.before() != null) squaresBefore += square(checked.before()[i]);
			if (meanSpread != null) spread += meanSpread[i];
		}
	}

	private static double square(final double v) {
		return v * v;
	}

	/** @return the figures; NaN all over if no voxel is above the background */
	Consistency figures() {
		final double difference = options.compares() ? Math.sqrt(squares / voxels) : Double.NaN;
		final double before = options.backProject() ? Math.sqrt(squaresBefore / voxels) : Double.NaN;
		return new Consistency(options.redegradation(), difference, options.compares() ? sum / voxels : Double.NaN, before, Math.sqrt(
			noiseSquares / voxels), options.uncertainty() ? spread / voxels : Double.NaN);
	}
}
