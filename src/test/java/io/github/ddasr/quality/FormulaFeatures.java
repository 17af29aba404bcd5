package io.github.ddasr.quality;

/** Features made by integer arithmetic, the same in every language. */
final class FormulaFeatures {

	private FormulaFeatures() {}

	static FeatureMatrix matrix(final int rows, final int columns, final int seed) {
		final double[] values = new double[rows * columns];
		for (int r = 0; r < rows; r++) for (int c = 0; c < columns; c++) {
			values[r * columns + c] = hash(c, r, seed) / 255.0 + 0.5 * hash(c / 2, r, seed + 7) / 255.0 + 0.1 * seed * (c % 3);
		}
		return new FeatureMatrix(values, rows, columns, "set " + seed, FeatureKind.other("formula"));
	}

	private static int hash(final int x, final int y, final int k) {
		int v = 374761393 * x + 668265263 * y + (int) 2246822519L * k;
		v = (v ^ v >>> 13) * 1274126177;
		return (v ^ v >>> 16) & 255;
	}
}
