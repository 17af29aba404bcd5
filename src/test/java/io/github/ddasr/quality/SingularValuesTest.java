package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

/** Dense linear algebra of the distances between sets, against Commons Math and by definition. */
class SingularValuesTest {

	private static final Random RANDOM = new Random(3);

	private static double[][] random(final int rows, final int columns) {
		return RANDOM.doubles(rows).mapToObj(r -> RANDOM.doubles(columns, -1, 1).toArray()).toArray(double[][]::new);
	}

	@Test
	void sumsOfCommonsMath() {
		for (final int[] size : new int[][] { { 1, 1 }, { 5, 1 }, { 1, 7 }, { 2, 2 }, { 30, 20 }, { 20, 31 }, { 300, 90 } }) {
			final double[][] m = random(size[0], size[1]);
			compare(m);
			// Rank 1 but for rounding, and a zero matrix.
			for (final double[] row : m) for (int c = 0; c < row.length; c++) row[c] = row[0] * m[0][c];
			compare(m);
			for (final double[] row : m) Arrays.fill(row, 0);
			compare(m);
		}
	}

	private static void compare(final double[][] m) {
		final double[] expected = new SingularValueDecomposition(new Array2DRowRealMatrix(m)).getSingularValues();
		final double sum = Arrays.stream(expected).sum();
		assertEquals(sum, SingularValues.sum(m), 1e-13 * (1 + sum), m.length + " × " + m[0].length);
	}

	@Test
	void diagonalMatrixKeepsItsSmallValues() {
		final double[][] m = new double[4][4];
		for (int i = 0; i < 4; i++) m[i][i] = Math.pow(1e-4, i);
		assertEquals(1 + 1e-4 + 1e-8 + 1e-12, SingularValues.sum(m), 1e-15);
	}

	@Test
	void productIsTheProduct() {
		for (final int[] size : new int[][] { { 1, 1, 1 }, { 17, 5, 3 }, { 40, 530, 131 } }) {
			final double[][] a = random(size[0], size[2]), b = random(size[1], size[2]);
			final double[][] expected = new Array2DRowRealMatrix(a).multiply(new Array2DRowRealMatrix(b).transpose()).getData();
			final double[][] product = Rows.timesTransposed(a, b);
			for (int i = 0; i < a.length; i++) for (int j = 0; j < b.length; j++) {
				assertEquals(expected[i][j], product[i][j], 1e-12);
			}
		}
	}

	@Test
	void factorMakesTheCovariance() {
		for (final int rows : new int[] { 7, 12, 13, 31, 32, 33, 100 }) {
			final FeatureMatrix set = FormulaFeatures.matrix(rows, 12, 1);
			final double[][] factor = CenteredRows.factor(set, set.mean());
			assertEquals(Math.min(rows, 12), factor.length);
			final RealMatrix f = new Array2DRowRealMatrix(factor);
			final RealMatrix product = f.transpose().multiply(f);
			for (int i = 0; i < 12; i++) for (int j = 0; j < 12; j++) {
				double covariance = 0;
				for (int r = 0; r < rows; r++) {
					covariance += (set.values()[r * 12 + i] - set.mean()[i]) * (set.values()[r * 12 + j] - set.mean()[j]) / (rows -
						1);
				}
				assertEquals(covariance, product.getEntry(i, j), 1e-14);
			}
		}
	}

	/** Wide triangles meet their first rows as nearly all zeros: what rounding leaves must not grow or vanish. */
	@Test
	void factorOfManyFeaturesKeepsTheTrace() {
		final FeatureMatrix set = FormulaFeatures.matrix(700, 300, 1);
		final double[] mean = set.mean();
		double expected = 0, trace = 0;
		for (int i = 0; i < set.values().length; i++) expected += Math.pow(set.values()[i] - mean[i % 300], 2) / 699;
		for (final double[] row : CenteredRows.factor(set, mean)) trace += Rows.dot(row, row, 0, row.length);
		assertEquals(expected, trace, 1e-12 * expected);
	}
}
