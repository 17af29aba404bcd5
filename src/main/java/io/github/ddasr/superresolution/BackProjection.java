package io.github.ddasr.superresolution;

import java.util.function.IntFunction;

import io.github.ddasr.volume.BlockResampler;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.ResamplingMatrices;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * Makes an enlarged slice or volume agree with what it was made from: made coarse again, it equals the input within noise. Axes
 * that were not enlarged stay as they are.
 * <p>
 * The difference between the input and the block made coarse again goes back to the fine grid so that one step
 * would be exact ({@link RightInverse}); detail that the coarse grid cannot hold stays as the method made it. Then each voxel is
 * limited to its {@link LocalRange}, so that the step adds no ringing, and both are repeated: projections in turn onto
 * blocks that agree, and blocks that stay within their range.
 * <p>
 * Noise of the input is not brought back. Of the difference, its smooth part (Gaussian, two coarse voxels), in which
 * noise hardly shows, counts in full, and the rest as far as it exceeds the tolerance. Not changed after construction;
 * blocks may be corrected by several threads.
 */
final class BackProjection {

	private static final int MOST_STEPS = 12;
	/** Root mean square of the difference that is small enough, as a share of white. */
	private static final double ENOUGH = 1e-4;
	/** What a step must bring the difference down to for another one to be made. */
	private static final double WORTHWHILE = 0.97;
	private static final double SMOOTH_SIGMA = 2;

	private final Redegradation redegradation;
	private final int[] size;
	private final int[] fineSize;
	private final ResamplingMatrix[] shrink;
	private final ResamplingMatrix[] enlarge;
	private final ResamplingMatrix[] smooth;

	/**
	 * @param redegradation how the block is made coarse again
	 * @param size voxels of the input along z, y, x; a slice is one voxel deep
	 * @param fineSize voxels of the enlarged block, at least as many
	 * @param corrects whether {@link #correct} will be called; without it only {@link #difference} works
	 */
	BackProjection(final Redegradation redegradation, final int[] size, final int[] fineSize, final boolean corrects) {
		this.redegradation = redegradation;
		this.size = size.clone();
		this.fineSize = fineSize.clone();
		final ResamplingMatrices matrices = new ResamplingMatrices();
		shrink = axes(n -> same(n) ? ResamplingMatrix.identity(size[n]) : redegradation.shrinking(matrices, size[n], fineSize[n]));
		enlarge = !corrects ? null : axes(n -> same(n) ? ResamplingMatrix.identity(size[n]) : redegradation.returning(matrices, size[n],
			fineSize[n]));
		smooth = !corrects ? null : axes(n -> SmoothingMatrix.gaussian(size[n], SMOOTH_SIGMA));
	}

	/** One matrix for each axis; axes that are alike share one. */
	private ResamplingMatrix[] axes(final IntFunction<ResamplingMatrix> maker) {
		final ResamplingMatrix[] made = new ResamplingMatrix[3];
		for (int n = 0; n < 3; n++) {
			for (int other = 0; other < n; other++) if (size[n] == size[other] && fineSize[n] == fineSize[other]) made[n] = made[other];
			if (made[n] == null) made[n] = maker.apply(n);
		}
		return made;
	}

	private boolean same(final int axis) {
		return size[axis] == fineSize[axis];
	}

	private static float[] apply(final float[] block, final ResamplingMatrix[] matrices) {
		return BlockResampler.apply(block, matrices[0], matrices[1], matrices[2]);
	}

	/**
	 * @param fine an enlarged block, row major
	 * @param coarse the input
	 * @return the enlarged block made coarse again, minus the input
	 */
	float[] difference(final float[] fine, final float[] coarse) {
		final float[] difference = apply(fine, shrink);
		for (int i = 0; i < difference.length; i++) difference[i] -= coarse[i];
		redegradation.keepComparable(difference, size, fineSize);
		return difference;
	}

	/**
	 * Corrects an enlarged block in place.
	 *
	 * @param fine the enlarged block, row major; changed
	 * @param coarse the input
	 * @param tolerance differences from voxel to voxel up to this are noise; 0 for none
	 * @param white the value that stands for white
	 * @param monitor asked for cancel at each step
	 */
	void correct(final float[] fine, final float[] coarse, final double tolerance, final double white, final Monitor monitor) {
		final LocalRange range = new LocalRange(fine, fineSize, coarse, size);
		double before = Double.POSITIVE_INFINITY;
		for (int step = 0; step < MOST_STEPS; step++) {
			monitor.checkCanceled("comparing with the input");
			final float[] missing = missing(fine, coarse, tolerance);
			final double length = rootMeanSquare(missing);
			if (length <= ENOUGH * white || length > WORTHWHILE * before) return;
			before = length;
			final float[] change = apply(missing, enlarge);
			for (int i = 0; i < fine.length; i++) fine[i] = range.limit(i, fine[i] + change[i]);
		}
	}

	/** What the block lacks of its input, without what may be noise. */
	private float[] missing(final float[] fine, final float[] coarse, final double tolerance) {
		final float[] difference = difference(fine, coarse);
		for (int i = 0; i < difference.length; i++) difference[i] = -difference[i];
		if (tolerance == 0) return difference;
		final float[] smoothed = apply(difference, smooth);
		for (int i = 0; i < difference.length; i++) {
			final float rest = difference[i] - smoothed[i];
			difference[i] = (float) (smoothed[i] + Math.signum(rest) * Math.max(0, Math.abs(rest) - tolerance));
		}
		return difference;
	}

	private static double rootMeanSquare(final float[] values) {
		double sum = 0;
		for (final float v : values) sum += (double) v * v;
		return Math.sqrt(sum / values.length);
	}
}
