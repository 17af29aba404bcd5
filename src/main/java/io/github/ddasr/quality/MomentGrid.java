package io.github.ddasr.quality;

import org.apache.commons.math3.special.Gamma;

/**
 * The grid of shapes α = 0.2, 0.201 … 10 over which generalised Gaussians are
 * fitted by moments, with the functions of α that the fits need, tabulated once.
 * The ratio r(α) = Γ(2/α)² / (Γ(1/α) Γ(3/α)) rises with α, so that a binary search
 * finds the nearest.
 */
final class MomentGrid {

	private static final int SIZE = 9801;
	private static final double FIRST = 0.2;
	private static final double STEP = 0.001;

	private static final double[] RATIO = new double[SIZE];
	private static final double[] INVERSE = new double[SIZE];
	private static final double[] SCALE = new double[SIZE];
	private static final double[] ASYMMETRY = new double[SIZE];

	static {
		for (int i = 0; i < SIZE; i++) {
			final double alpha = alpha(i);
			final double one = Gamma.logGamma(1 / alpha), two = Gamma.logGamma(2 / alpha), three = Gamma.logGamma(3 / alpha);
			RATIO[i] = Math.exp(2 * two - one - three);
			INVERSE[i] = 1 / RATIO[i];
			SCALE[i] = Math.exp((one - three) / 2);
			ASYMMETRY[i] = Math.exp(two - one);
		}
	}

	private MomentGrid() {}

	/** @return α of a grid point */
	static double alpha(final int index) {
		return FIRST + STEP * index;
	}

	/** @return r(α) of a grid point */
	static double ratio(final int index) {
		return RATIO[index];
	}

	/** @return Γ(2/α) / Γ(1/α) */
	static double asymmetry(final int index) {
		return ASYMMETRY[index];
	}

	/** @return sqrt(Γ(1/α) / Γ(3/α)): a standard deviation times this is the scale β */
	static double scale(final int index) {
		return SCALE[index];
	}

	/**
	 * @param ratio a mean absolute value, squared, over a mean square
	 * @return the grid point whose r(α) is nearest, the lower one of two; 0 for NaN, as a search for the least of all NaN ends
	 */
	static int nearest(final double ratio) {
		if (!(ratio > RATIO[0])) return 0;
		final int above = firstAbove(ratio);
		if (above == SIZE) return SIZE - 1;
		return ratio - RATIO[above - 1] <= RATIO[above] - ratio ? above - 1 : above;
	}

	/**
	 * @param inverse a mean square over a mean absolute value, squared
	 * @return the grid point whose 1 / r(α) is nearest, the lower one of two; 0 for NaN
	 */
	static int nearestInverse(final double inverse) {
		if (!(inverse < INVERSE[0])) return 0;
		final int above = firstAbove(1 / inverse);
		if (above == SIZE) return SIZE - 1;
		if (above == 0) return 0;
		return INVERSE[above - 1] - inverse <= inverse - INVERSE[above] ? above - 1 : above;
	}

	private static int firstAbove(final double ratio) {
		int low = 0, high = SIZE;
		while (low < high) {
			final int middle = low + high >>> 1;
			if (RATIO[middle] > ratio) high = middle;
			else low = middle + 1;
		}
		return low;
	}
}
