package io.github.ddasr.bench;

import java.util.Arrays;
import java.util.Random;

import io.github.ddasr.quality.BrisqueModel;
import io.github.ddasr.quality.NiqeModel;

/** Models of random numbers, as large as the published ones: a score takes as long whatever the numbers are. */
final class MadeUpModels {

	private static final int FEATURES = 36;
	/** Support vectors of the published model. */
	private static final int VECTORS = 774;

	private MadeUpModels() {}

	static NiqeModel niqe() {
		final double[][] covariance = new double[FEATURES][FEATURES];
		for (int i = 0; i < FEATURES; i++) covariance[i][i] = 1 + i;
		return new NiqeModel(new Random(1).doubles(FEATURES).toArray(), covariance, 96, "made-up", "");
	}

	static BrisqueModel brisque() {
		final Random random = new Random(2);
		final double[] maximum = new double[FEATURES];
		Arrays.fill(maximum, 3);
		return new BrisqueModel(new double[FEATURES], maximum, random.doubles(VECTORS * FEATURES, -1, 1).toArray(), random
			.doubles(VECTORS, -1, 1).toArray(), 0.05, 0, "made-up", "");
	}
}
