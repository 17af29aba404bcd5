package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrices;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * Makes an enlarged slice agree with the slice that it was made from: made coarse again, it equals the input within noise.
 * <p>
 * The difference between the input and the slice made coarse again goes back to the fine grid so that one step
 * would be exact ({@link RightInverse}); detail that the coarse grid cannot hold stays as the method made it. Then each pixel is
 * limited to its {@link LocalRange}, so that the step adds no ringing, and both are repeated: projections in turn onto
 * slices that agree, and slices that stay within their range.
 * <p>
 * Noise of the input is not brought back. Of the difference, its smooth part (Gaussian, two coarse pixels), in which
 * noise hardly shows, counts in full, and the rest as far as it exceeds the tolerance. Not changed after construction;
 * slices may be corrected by several threads.
 */
final class BackProjection {

	private static final int MOST_STEPS = 12;
	/** Root mean square of the difference that is small enough, as a share of white. */
	private static final double ENOUGH = 1e-4;
	/** What a step must bring the difference down to for another one to be made. */
	private static final double WORTHWHILE = 0.97;
	private static final double SMOOTH_SIGMA = 2;

	private final Redegradation redegradation;
	private final int width;
	private final int height;
	private final int factor;
	private final ResamplingMatrix shrinkColumns, shrinkRows, enlargeColumns, enlargeRows, smoothColumns, smoothRows;

	/**
	 * @param redegradation how the slice is made coarse again
	 * @param factor fine pixels per coarse pixel
	 * @param width columns of the input
	 * @param height rows of the input
	 * @param corrects whether {@link #correct} will be called; without it only {@link #difference} works
	 */
	BackProjection(final Redegradation redegradation, final int factor, final int width, final int height, final boolean corrects) {
		this.redegradation = redegradation;
		this.width = width;
		this.height = height;
		this.factor = factor;
		final ResamplingMatrices matrices = new ResamplingMatrices();
		shrinkColumns = redegradation.shrinking(matrices, width, factor);
		shrinkRows = redegradation.shrinking(matrices, height, factor);
		enlargeColumns = corrects ? redegradation.returning(matrices, width, factor) : null;
		final boolean square = width == height;
		enlargeRows = !corrects || square ? enlargeColumns : redegradation.returning(matrices, height, factor);
		smoothColumns = corrects ? SmoothingMatrix.gaussian(width, SMOOTH_SIGMA) : null;
		smoothRows = !corrects || square ? smoothColumns : SmoothingMatrix.gaussian(height, SMOOTH_SIGMA);
	}

	/**
	 * @param fine an enlarged slice, row major
	 * @param coarse the input
	 * @return the enlarged slice made coarse again, minus the input
	 */
	float[] difference(final float[] fine, final float[] coarse) {
		final float[] difference = Resampler.apply(fine, factor * width, factor * height, shrinkColumns, shrinkRows);
		for (int i = 0; i < difference.length; i++) difference[i] -= coarse[i];
		redegradation.keepComparable(difference, width, height);
		return difference;
	}

	/**
	 * Corrects an enlarged slice in place.
	 *
	 * @param fine the enlarged slice, row major; changed
	 * @param coarse the input
	 * @param tolerance differences from pixel to pixel up to this are noise; 0 for none
	 * @param white the value that stands for white
	 */
	void correct(final float[] fine, final float[] coarse, final double tolerance, final double white) {
		final LocalRange range = new LocalRange(fine, coarse, width, height, factor);
		double before = Double.POSITIVE_INFINITY;
		for (int step = 0; step < MOST_STEPS; step++) {
			final float[] missing = missing(fine, coarse, tolerance);
			final double size = rootMeanSquare(missing);
			if (size <= ENOUGH * white || size > WORTHWHILE * before) return;
			before = size;
			final float[] change = Resampler.apply(missing, width, height, enlargeColumns, enlargeRows);
			for (int i = 0; i < fine.length; i++) fine[i] = range.limit(i, fine[i] + change[i]);
		}
	}

	/** What the slice lacks of its input, without what may be noise. */
	private float[] missing(final float[] fine, final float[] coarse, final double tolerance) {
		final float[] difference = difference(fine, coarse);
		for (int i = 0; i < difference.length; i++) difference[i] = -difference[i];
		if (tolerance == 0) return difference;
		final float[] smooth = Resampler.apply(difference, width, height, smoothColumns, smoothRows);
		for (int i = 0; i < difference.length; i++) {
			final float rest = difference[i] - smooth[i];
			difference[i] = (float) (smooth[i] + Math.signum(rest) * Math.max(0, Math.abs(rest) - tolerance));
		}
		return difference;
	}

	private static double rootMeanSquare(final float[] values) {
		double sum = 0;
		for (final float v : values) sum += (double) v * v;
		return Math.sqrt(sum / values.length);
	}
}
