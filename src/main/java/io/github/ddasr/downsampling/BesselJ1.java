package io.github.ddasr.downsampling;

/** The Bessel function of the first kind and first order, J₁. */
final class BesselJ1 {

	private static final int MIN_POINTS = 40;

	private BesselJ1() {}

	/**
	 * Bessel's integral, the mean of cos(θ − x sin θ) over a turn, by the trapezoidal rule: with n points its error is
	 * about J_{n−1}(x), which is below double precision once n exceeds 2 |x| + {@value #MIN_POINTS}.
	 *
	 * @param x any number; meant for up to some hundreds
	 * @return J₁(x), to about 1e-15
	 */
	static double at(final double x) {
		final int points = MIN_POINTS + 2 * (int) Math.ceil(Math.abs(x));
		double sum = 0;
		for (int i = 0; i < points; i++) {
			final double angle = 2 * Math.PI * i / points;
			sum += Math.cos(angle - x * Math.sin(angle));
		}
		return sum / points;
	}
}
