package io.github.ddasr.downsampling;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The blur kernels of Real-ESRGAN (Wang et al. 2021; specification of DDASR, §3.4) on a square grid around 0, row by
 * row, each summing to 1. With Q = xᵀ Σ⁻¹ x, where Σ is the covariance of a Gaussian turned by an angle:
 * Gaussian exp(−Q / 2), generalised exp(−Q^β / 2), plateau 1 / (1 + Q^β); and the ideal low-pass in two dimensions.
 */
final class BlurKernels {

	private BlurKernels() {}

	/**
	 * @param side odd number of rows and columns
	 * @param sigmaX standard deviation along the first axis, in pixels
	 * @param sigmaY standard deviation along the second axis, in pixels
	 * @param angle by which the axes are turned, in radians
	 * @return exp(−Q / 2)
	 */
	static double[] gaussian(final int side, final double sigmaX, final double sigmaY, final double angle) {
		return ofForm(side, sigmaX, sigmaY, angle, q -> Math.exp(-q / 2));
	}

	/** As {@link #gaussian}, with exp(−Q^β / 2). */
	static double[] generalised(final int side, final double sigmaX, final double sigmaY, final double angle,
		final double beta)
	{
		return ofForm(side, sigmaX, sigmaY, angle, q -> Math.exp(-Math.pow(q, beta) / 2));
	}

	/** As {@link #gaussian}, with 1 / (1 + Q^β). */
	static double[] plateau(final int side, final double sigmaX, final double sigmaY, final double angle,
		final double beta)
	{
		return ofForm(side, sigmaX, sigmaY, angle, q -> 1 / (1 + Math.pow(q, beta)));
	}

	/**
	 * The circular low-pass ω J₁(ω r) / (2π r), in the middle ω² / 4π.
	 *
	 * @param side odd number of rows and columns
	 * @param cutOff ω, in radians per pixel, up to π
	 * @return the kernel, with negative lobes
	 */
	static double[] sinc(final int side, final double cutOff) {
		final int middle = side / 2;
		// Many weights lie equally far from the middle, and Bessel's function is slow.
		final double[] bySquare = new double[2 * middle * middle + 1];
		Arrays.fill(bySquare, Double.NaN);
		final double[] kernel = new double[side * side];
		for (int i = 0; i < kernel.length; i++) {
			final int x = i % side - middle, y = i / side - middle, square = x * x + y * y;
			if (Double.isNaN(bySquare[square])) bySquare[square] = lowPass(Math.sqrt(square), cutOff);
			kernel[i] = bySquare[square];
		}
		return normalised(kernel);
	}

	private static double lowPass(final double r, final double cutOff) {
		if (r == 0) return cutOff * cutOff / (4 * Math.PI);
		return cutOff * BesselJ1.at(cutOff * r) / (2 * Math.PI * r);
	}

	private static double[] ofForm(final int side, final double sigmaX, final double sigmaY, final double angle,
		final DoubleUnaryOperator profile)
	{
		final double cosine = Math.cos(angle), sine = Math.sin(angle);
		final double[] kernel = new double[side * side];
		final int middle = side / 2;
		for (int i = 0; i < kernel.length; i++) {
			final int x = i % side - middle, y = i / side - middle;
			final double along = (x * cosine + y * sine) / sigmaX, across = (y * cosine - x * sine) / sigmaY;
			kernel[i] = profile.applyAsDouble(along * along + across * across);
		}
		return normalised(kernel);
	}

	private static double[] normalised(final double[] kernel) {
		double sum = 0;
		for (final double weight : kernel) sum += weight;
		for (int i = 0; i < kernel.length; i++) kernel[i] /= sum;
		return kernel;
	}
}
