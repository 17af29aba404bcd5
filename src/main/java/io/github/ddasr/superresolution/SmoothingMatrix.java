package io.github.ddasr.superresolution;

import io.github.ddasr.volume.ResamplingMatrix;

/** Smooths a line without changing its grid. */
final class SmoothingMatrix {

	private static final int REACH = 3;

	private SmoothingMatrix() {}

	/**
	 * @param size samples of the line
	 * @param sigma standard deviation in samples, positive
	 * @return Gaussian weights out to three standard deviations, made to sum to 1 where the line ends
	 */
	static ResamplingMatrix gaussian(final int size, final double sigma) {
		final int reach = (int) Math.ceil(REACH * sigma);
		final int[] first = new int[size];
		final double[][] rows = new double[size][];
		for (int o = 0; o < size; o++) {
			first[o] = Math.max(0, o - reach);
			rows[o] = new double[Math.min(size, o + reach + 1) - first[o]];
			double sum = 0;
			for (int k = 0; k < rows[o].length; k++) {
				final double distance = (first[o] + k - o) / sigma;
				rows[o][k] = Math.exp(-distance * distance / 2);
				sum += rows[o][k];
			}
			for (int k = 0; k < rows[o].length; k++) rows[o][k] /= sum;
		}
		return ResamplingMatrix.ofRows(size, first, rows);
	}
}
