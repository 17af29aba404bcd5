package io.github.ddasr.downsampling;

/** The orthonormal cosine transform (DCT-II) of blocks of 8 × 8 values, and its inverse. */
final class BlockCosine {

	/** Side of a block. */
	static final int SIZE = 8;

	private static final double[][] MATRIX = matrix();

	private BlockCosine() {}

	/** @param block 64 values, row by row; becomes their transform, row = vertical frequency */
	static void forward(final double[] block) {
		transform(block, false);
	}

	/** @param block 64 coefficients; become values again */
	static void inverse(final double[] block) {
		transform(block, true);
	}

	private static void transform(final double[] block, final boolean inverse) {
		final double[] line = new double[SIZE];
		for (int i = 0; i < SIZE; i++) along(block, i * SIZE, 1, inverse, line);
		for (int i = 0; i < SIZE; i++) along(block, i, SIZE, inverse, line);
	}

	private static void along(final double[] block, final int start, final int step, final boolean inverse,
		final double[] line)
	{
		for (int o = 0; o < SIZE; o++) {
			double sum = 0;
			for (int i = 0; i < SIZE; i++) sum += (inverse ? MATRIX[i][o] : MATRIX[o][i]) * block[start + i * step];
			line[o] = sum;
		}
		for (int o = 0; o < SIZE; o++) block[start + o * step] = line[o];
	}

	private static double[][] matrix() {
		final double[][] matrix = new double[SIZE][SIZE];
		for (int k = 0; k < SIZE; k++) for (int i = 0; i < SIZE; i++) {
			matrix[k][i] = Math.sqrt((k == 0 ? 1.0 : 2.0) / SIZE) * Math.cos(Math.PI * (2 * i + 1) * k / (2 * SIZE));
		}
		return matrix;
	}
}
