package io.github.ddasr.downsampling;

import java.util.Arrays;

import io.github.ddasr.volume.Mirror;
import io.github.ddasr.volume.ResamplingMatrix;

/** The weights of fine pixels in a coarse pixel that is seen through a Gaussian profile. */
final class ProfileRows {

	/** Standard deviations after which the profile ends: 1e-8 of its height. */
	private static final double REACH = 6;

	private ProfileRows() {}

	/**
	 * @param size number of fine pixels
	 * @param factor fine pixels per coarse pixel; divides the size
	 * @param sigma standard deviation of the profile in fine pixels, positive
	 * @return the matrix; beyond its ends the line is mirrored, the edge pixel repeated
	 */
	static ResamplingMatrix gaussian(final int size, final int factor, final double sigma) {
		return rows(size, size / factor, factor, sigma);
	}

	/**
	 * @param size number of fine pixels
	 * @param newSize number of coarse pixels; any ratio
	 * @param sigma standard deviation of the profile in fine pixels, positive
	 * @return the matrix; beyond its ends the line is mirrored, the edge pixel repeated
	 */
	static ResamplingMatrix gaussianTo(final int size, final int newSize, final double sigma) {
		return rows(size, newSize, (double) size / newSize, sigma);
	}

	private static ResamplingMatrix rows(final int size, final int newSize, final double factor, final double sigma) {
		final int[] first = new int[newSize];
		final double[][] weights = new double[newSize][];
		for (int o = 0; o < newSize; o++) {
			final double[] row = row(size, factor * o + (factor - 1) / 2.0, sigma);
			int from = 0, to = size;
			while (row[from] == 0) from++;
			while (row[to - 1] == 0) to--;
			first[o] = from;
			weights[o] = Arrays.copyOfRange(row, from, to);
		}
		return ResamplingMatrix.ofRows(size, first, weights);
	}

	private static double[] row(final int size, final double centre, final double sigma) {
		final double[] row = new double[size];
		// Relative to the nearest pixel, so that a profile far thinner than a pixel does not vanish between two.
		final double nearest = Math.abs(centre - Math.rint(centre)), reach = nearest + REACH * sigma;
		double sum = 0;
		for (int i = (int) Math.ceil(centre - reach); i <= centre + reach; i++) {
			final double distance = i - centre;
			final double weight = Math.exp((nearest * nearest - distance * distance) / (2 * sigma * sigma));
			row[Mirror.repeating(i, size)] += weight;
			sum += weight;
		}
		for (int i = 0; i < size; i++) row[i] /= sum;
		return row;
	}
}
