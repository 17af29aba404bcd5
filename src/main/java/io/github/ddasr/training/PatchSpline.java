package io.github.ddasr.training;

import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Mirror;

/** Cubic B-spline interpolation of a patch at single places: what a network is compared with. */
final class PatchSpline {

	/** Samples beyond which a weight is below 1e-6. */
	private static final int REACH = 11;

	private PatchSpline() {}

	/**
	 * @param batch patches
	 * @param index which of them
	 * @return the value at each of its places
	 */
	static float[] at(final ArssrBatch batch, final int index) {
		final float[] values = new float[batch.points()];
		final double[][] weights = new double[3][];
		for (int k = 0; k < values.length; k++) {
			for (int a = 0; a < 3; a++) {
				final double place = batch.places()[(index * batch.points() + k) * 3 + a];
				weights[a] = weights((place + 1) / 2 * batch.size()[a] - 0.5, batch.size()[a]);
			}
			values[k] = (float) sum(batch, index * batch.voxels(), weights);
		}
		return values;
	}

	/** Beyond its ends the line is mirrored, the end sample repeated. */
	private static double[] weights(final double at, final int size) {
		final double[] weights = new double[size];
		for (int i = (int) Math.ceil(at - REACH); i <= at + REACH; i++) {
			weights[Mirror.repeating(i, size)] += Kernel.BSPLINE.at(at - i);
		}
		return weights;
	}

	private static double sum(final ArssrBatch batch, final int from, final double[][] weights) {
		double sum = 0;
		int at = from;
		for (final double wz : weights[0]) for (final double wy : weights[1]) {
			double line = 0;
			for (final double wx : weights[2]) line += wx * batch.low()[at++];
			sum += wz * wy * line;
		}
		return sum;
	}
}
