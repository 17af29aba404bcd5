package io.github.ddasr.downsampling;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws whole numbers from a Poisson distribution, exactly, by looking up a uniform number in the summed probabilities. */
final class PoissonNumbers {

	/** Standard deviations above the mean after which less than rounding is left. */
	private static final int REACH = 12;

	private final double[] sums;

	/** @param mean 0 up to some hundreds */
	PoissonNumbers(final double mean) {
		sums = new double[(int) (mean + REACH * (Math.sqrt(mean) + 2))];
		double probability = Math.exp(-mean), sum = 0;
		for (int k = 0; k < sums.length; k++) {
			sums[k] = sum += probability;
			probability *= mean / (k + 1);
		}
	}

	int next(final SplittableRandom random) {
		final int found = Arrays.binarySearch(sums, random.nextDouble());
		// A number equal to a sum lies above it; so does one between two sums above the lower.
		return Math.min(sums.length - 1, found >= 0 ? found + 1 : -found - 1);
	}
}
