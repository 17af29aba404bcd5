package io.github.ddasr.quality;

import java.util.Arrays;

/** Small models of made-up numbers. */
final class MadeUpModels {

	private static final int N = NiqeFeatures.COUNT;

	private MadeUpModels() {}

	static NiqeModel niqe(final int blockSize) {
		final double[] mean = new double[N];
		final double[][] covariance = new double[N][N];
		for (int i = 0; i < N; i++) {
			mean[i] = 0.1 * i;
			for (int j = 0; j < N; j++) covariance[i][j] = (i == j ? 1 : 0) + 0.01 * Math.min(i, j);
		}
		return new NiqeModel(mean, covariance, blockSize, "made-up", "made up");
	}

	static BrisqueModel brisque() {
		final double[] maximum = new double[N], vectors = new double[2 * N];
		Arrays.fill(maximum, 2);
		Arrays.setAll(vectors, i -> Math.sin(i));
		return new BrisqueModel(new double[N], maximum, vectors, new double[] { 3, -1.5 }, 0.05, -40, "made-up", "made up");
	}
}
