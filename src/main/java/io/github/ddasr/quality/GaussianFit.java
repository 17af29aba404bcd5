package io.github.ddasr.quality;

/**
 * An asymmetric generalised Gaussian, fitted by moments to a population: shape α
 * and the deviations of its two sides. Of a population without negative or without
 * positive numbers both deviations and all that follows from them are NaN or
 * meaningless, and α is the grid's first, as in the published programs.
 *
 * @param index where α lies on the {@link MomentGrid}
 * @param leftVariance mean square of the negative numbers
 * @param rightVariance mean square of the positive numbers
 */
record GaussianFit(int index, double leftVariance, double rightVariance) {

	static GaussianFit of(final Moments m) {
		final double left = m.leftVariance(), right = m.rightVariance();
		final double g = Math.sqrt(left) / Math.sqrt(right);
		final double magnitude = m.meanMagnitude();
		final double rho = magnitude * magnitude / m.meanSquare();
		final double squares = g * g + 1;
		return new GaussianFit(MomentGrid.nearest(rho * (g * g * g + 1) * (g + 1) / (squares * squares)), left, right);
	}

	/** @return the shape α */
	double alpha() {
		return MomentGrid.alpha(index);
	}

	/** @return scale β of the left side */
	double leftScale() {
		return MomentGrid.scale(index) * Math.sqrt(leftVariance);
	}

	/** @return scale β of the right side */
	double rightScale() {
		return MomentGrid.scale(index) * Math.sqrt(rightVariance);
	}

	/** @return the mean η that follows from shape and scales */
	double mean() {
		return (rightScale() - leftScale()) * MomentGrid.asymmetry(index);
	}
}
