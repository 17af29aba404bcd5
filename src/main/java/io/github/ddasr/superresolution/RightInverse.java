package io.github.ddasr.superresolution;

import java.util.Arrays;

import io.github.ddasr.volume.ResamplingMatrix;

/**
 * Enlarging that shrinking undoes exactly: with D the shrinking and U an enlargement it is U (D U)⁻¹. What it makes of a
 * coarse difference, made coarse again, is that difference.
 */
final class RightInverse {

	/** Weights below this share of the largest one of their row are left out where they begin or end the row. */
	private static final double NEGLIGIBLE = 1e-8;

	private RightInverse() {}

	/**
	 * @param shrinking from fine to coarse pixels
	 * @param enlarging from coarse to fine pixels; shrinking after it loses no coarse pixel
	 * @return from coarse to fine pixels
	 */
	static ResamplingMatrix of(final ResamplingMatrix shrinking, final ResamplingMatrix enlarging) {
		final int coarse = enlarging.inputSize(), fine = enlarging.outputSize();
		final double[][] inverse = inverse(product(shrinking, dense(enlarging)));
		final double[][] rows = product(enlarging, inverse);
		final int[] first = new int[fine];
		for (int o = 0; o < fine; o++) {
			double largest = 0;
			for (final double w : rows[o]) largest = Math.max(largest, Math.abs(w));
			int from = 0, to = coarse;
			while (Math.abs(rows[o][from]) < NEGLIGIBLE * largest) from++;
			while (Math.abs(rows[o][to - 1]) < NEGLIGIBLE * largest) to--;
			first[o] = from;
			rows[o] = Arrays.copyOfRange(rows[o], from, to);
		}
		return ResamplingMatrix.ofRows(coarse, first, rows);
	}

	private static double[][] dense(final ResamplingMatrix matrix) {
		final double[][] rows = new double[matrix.outputSize()][matrix.inputSize()];
		for (int o = 0; o < rows.length; o++) for (int k = 0; k < matrix.length(o); k++) {
			rows[o][matrix.first(o) + k] = matrix.weight(o, matrix.first(o) + k);
		}
		return rows;
	}

	private static double[][] product(final ResamplingMatrix left, final double[][] right) {
		final double[][] rows = new double[left.outputSize()][right[0].length];
		for (int o = 0; o < rows.length; o++) for (int k = left.first(o); k < left.first(o) + left.length(o); k++) {
			addMultiple(rows[o], right[k], left.weight(o, k), 0);
		}
		return rows;
	}

	/** Gauss and Jordan with the largest pivot of each column. */
	private static double[][] inverse(final double[][] matrix) {
		final int n = matrix.length;
		final double[][] inverse = new double[n][n];
		for (int i = 0; i < n; i++) inverse[i][i] = 1;
		for (int c = 0; c < n; c++) {
			int pivot = c;
			for (int r = c + 1; r < n; r++) if (Math.abs(matrix[r][c]) > Math.abs(matrix[pivot][c])) pivot = r;
			swap(matrix, c, pivot);
			swap(inverse, c, pivot);
			final double scale = 1 / matrix[c][c];
			for (int k = c; k < n; k++) matrix[c][k] *= scale;
			for (int k = 0; k < n; k++) inverse[c][k] *= scale;
			for (int r = 0; r < n; r++) {
				if (r == c || matrix[r][c] == 0) continue;
				addMultiple(inverse[r], inverse[c], -matrix[r][c], 0);
				addMultiple(matrix[r], matrix[c], -matrix[r][c], c);
			}
		}
		return inverse;
	}

	private static void swap(final double[][] rows, final int a, final int b) {
		final double[] row = rows[a];
		rows[a] = rows[b];
		rows[b] = row;
	}

	private static void addMultiple(final double[] row, final double[] other, final double weight, final int from) {
		for (int k = from; k < row.length; k++) row[k] += weight * other[k];
	}
}
