package io.github.ddasr.downsampling;

import io.github.ddasr.volume.Mirror;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * The weights of a line's samples in values of its interpolating cubic spline. Beyond its ends the line is mirrored about the centre of
 * the end sample, which is not repeated; so does the published code's spline of order 3.
 * <p>
 * The spline is Σ c_k β(x − k) with B c = f, where B holds the B-spline's values 1/6, 4/6, 1/6 at the samples, 2/6 beside an end. A value
 * at x is bᵀ c = (B⁻ᵀ b)ᵀ f, where b holds the values β(x − k).
 */
final class SplineRows {

	private static final double SIDE = 1.0 / 6, MIDDLE = 4.0 / 6;

	private SplineRows() {}

	/**
	 * Sample o of the new line lies at o · (size − 1) / (newSize − 1); a single one at the first.
	 *
	 * @param size number of samples
	 * @param newSize number of new samples
	 * @return the matrix, dense
	 */
	static ResamplingMatrix corners(final int size, final int newSize) {
		final double step = newSize == 1 ? 0 : (size - 1.0) / (newSize - 1);
		final double[][] rows = new double[newSize][];
		for (int o = 0; o < newSize; o++) rows[o] = size == 1 ? new double[] { 1 } : solve(values(Math.min(size - 1.0, o * step), size));
		return ResamplingMatrix.ofRows(size, new int[newSize], rows);
	}

	/** β(x − k) for each sample k, what lies beyond the ends added to its mirror image. */
	private static double[] values(final double x, final int size) {
		final double[] row = new double[size];
		final int first = (int) Math.floor(x) - 1;
		for (int k = first; k < first + 4; k++) row[Mirror.centred(k, size)] += bspline(x - k);
		return row;
	}

	private static double bspline(final double x) {
		final double t = Math.abs(x);
		if (t < 1) return 2.0 / 3 + t * t * (t - 2) / 2;
		return t < 2 ? (2 - t) * (2 - t) * (2 - t) / 6 : 0;
	}

	/** Solves Bᵀ w = b by elimination; b becomes w. */
	private static double[] solve(final double[] b) {
		final int n = b.length;
		final double[] above = new double[n];
		for (int i = 0; i < n; i++) {
			final double below = i == 0 ? 0 : i == 1 ? 2 * SIDE : SIDE;
			final double pivot = MIDDLE - (i == 0 ? 0 : below * above[i - 1]);
			above[i] = (i == n - 2 ? 2 * SIDE : SIDE) / pivot;
			b[i] = (b[i] - (i == 0 ? 0 : below * b[i - 1])) / pivot;
		}
		for (int i = n - 2; i >= 0; i--) b[i] -= above[i] * b[i + 1];
		return b;
	}
}
