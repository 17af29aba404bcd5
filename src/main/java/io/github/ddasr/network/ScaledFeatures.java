package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * A feature network whose channels weigh alike on the images of a task: each is scaled to a root mean square of √π, that of a
 * rectified Gaussian of mean 1. The published network has means of 1 on photographs; a small one of our own has channels that are
 * silent nearly everywhere, of which a mean of 1 makes peaks of hundreds that drown the others in a squared difference.
 */
public final class ScaledFeatures implements FeatureMaps {

	private static final double TARGET = Math.sqrt(Math.PI);
	/** Channels below that never answered: they stay silent. */
	private static final double LEAST = 1e-3;

	private final FeatureMaps inner;
	private final List<NDArray> factors = new ArrayList<>();

	/**
	 * @param inner the network; closed by its owner
	 * @param images batches like those that it will see, N × C × H × W
	 * @param manager owner of the factors
	 */
	public ScaledFeatures(final FeatureMaps inner, final Iterable<NDArray> images, final NDManager manager) {
		this.inner = inner;
		for (final double[] squares : squares(inner, images)) {
			final float[] values = new float[squares.length];
			for (int c = 0; c < values.length; c++) {
				final double rms = Math.sqrt(squares[c]);
				values[c] = (float) (rms > LEAST ? TARGET / rms : 0);
			}
			factors.add(Constants.array(manager, values, new Shape(1, values.length, 1, 1)));
		}
	}

	/** Mean square of each channel of each map. */
	private static List<double[]> squares(final FeatureMaps inner, final Iterable<NDArray> images) {
		final List<double[]> sums = new ArrayList<>();
		int batches = 0;
		for (final NDArray batch : images) {
			try (NDManager scope = batch.getManager().newSubManager()) {
				scope.tempAttachAll(batch);
				final List<NDArray> maps = inner.of(batch);
				for (int l = 0; l < maps.size(); l++) {
					final float[] means = maps.get(l).square().mean(new int[] { 3 }).mean(new int[] { 2 }).mean(new int[] { 0 })
						.toFloatArray();
					if (sums.size() == l) sums.add(new double[means.length]);
					for (int c = 0; c < means.length; c++) sums.get(l)[c] += means[c];
				}
			}
			batches++;
		}
		for (final double[] sum : sums) for (int c = 0; c < sum.length; c++) sum[c] /= batches;
		return sums;
	}

	@Override
	public List<NDArray> of(final NDArray images) {
		final List<NDArray> maps = inner.of(images), scaled = new ArrayList<>();
		for (int l = 0; l < maps.size(); l++) {
			scaled.add(maps.get(l).mul(factors.get(l)));
			maps.get(l).close();
		}
		return scaled;
	}

	@Override
	public String provenance() {
		return inner.provenance() + ", channels scaled alike on the training images";
	}
}
