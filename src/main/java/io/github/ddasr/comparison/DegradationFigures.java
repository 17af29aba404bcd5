package io.github.ddasr.comparison;

import java.util.List;

/**
 * What was measured of one domain, and how far it is from the real one. Noise is in parts of white.
 *
 * @param air noise in air; NaN where there is none to measure
 * @param tissue noise in the brightest compact tissue
 * @param spectrum root mean squared difference of the mean logarithms (base 10) of the radial power
 * @param shape the same after division of each slice's power by its total
 * @param histogram first Wasserstein distance between the window values of the heads
 * @param frechet squared Fréchet distance between natural-scene statistics of blocks; NaN of fewer than two blocks
 * @param blocks number of blocks that these are of
 */
public record DegradationFigures(double air, double tissue, double spectrum, double shape, double histogram,
	double frechet, int blocks)
{

	/** Names of the figures in files, in the order of {@link #values}. */
	public static final List<String> NAMES = List.of("air_noise", "tissue_noise", "spectrum", "spectrum_shape", "histogram",
		"frechet_nss", "blocks");

	/** @return the figures in the order of {@link #NAMES} */
	public double[] values() {
		return new double[] { air, tissue, spectrum, shape, histogram, frechet, blocks };
	}
}
