package io.github.ddasr.quality;

import java.util.stream.IntStream;

/** Arithmetic on the rows of dense matrices, written so that the compiler uses vector instructions. */
final class Rows {

	/** Rows of the left matrix that one task takes. */
	private static final int TASK = 16;
	/** A piece of the right matrix, {@code DEPTH × WIDTH}, that stays in a cache meanwhile: 256 KiB. */
	private static final int DEPTH = 64;
	private static final int WIDTH = 512;

	private Rows() {}

	/** target += factor · source, from … to − 1. */
	static void add(final double[] target, final double factor, final double[] source, final int from, final int to) {
		for (int i = from; i < to; i++) target[i] += factor * source[i];
	}

	/** The inner product from … to − 1, in four sums. */
	static double dot(final double[] a, final double[] b, final int from, final int to) {
		double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
		int i = from;
		for (; i + 4 <= to; i += 4) {
			s0 += a[i] * b[i];
			s1 += a[i + 1] * b[i + 1];
			s2 += a[i + 2] * b[i + 2];
			s3 += a[i + 3] * b[i + 3];
		}
		for (; i < to; i++) s0 += a[i] * b[i];
		return s0 + s1 + (s2 + s3);
	}

	/**
	 * @param a n rows of length d
	 * @param b m rows of length d
	 * @return A Bᵀ, n × m; the same whatever the number of threads
	 */
	static double[][] timesTransposed(final double[][] a, final double[][] b) {
		final double[][] columns = transposed(b);
		final double[][] product = new double[a.length][b.length];
		IntStream.range(0, (a.length + TASK - 1) / TASK).parallel().forEach(task -> {
			final int last = Math.min(a.length, (task + 1) * TASK);
			for (int j = 0; j < b.length; j += WIDTH) for (int k = 0; k < columns.length; k += DEPTH) {
				for (int i = task * TASK; i < last; i++) addPiece(product[i], a[i], columns, k, j);
			}
		});
		return product;
	}

	private static void addPiece(final double[] row, final double[] a, final double[][] columns, final int from,
		final int start)
	{
		final int end = Math.min(columns.length, from + DEPTH), stop = Math.min(row.length, start + WIDTH);
		int k = from;
		for (; k + 4 <= end; k += 4) addFour(row, a, columns, k, start, stop);
		for (; k < end; k++) add(row, a[k], columns[k], start, stop);
	}

	private static void addFour(final double[] row, final double[] a, final double[][] columns, final int k,
		final int start, final int stop)
	{
		final double a0 = a[k], a1 = a[k + 1], a2 = a[k + 2], a3 = a[k + 3];
		final double[] b0 = columns[k], b1 = columns[k + 1], b2 = columns[k + 2], b3 = columns[k + 3];
		for (int j = start; j < stop; j++) row[j] += a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
	}

	private static double[][] transposed(final double[][] rows) {
		final double[][] columns = new double[rows[0].length][rows.length];
		for (int r = 0; r < rows.length; r++) for (int c = 0; c < columns.length; c++) columns[c][r] = rows[r][c];
		return columns;
	}
}
