package io.github.ddasr.downsampling;

import io.github.ddasr.volume.DdasrException;

/**
 * Settings of a simulated scanner; each method uses those that it knows.
 *
 * @param thickness full width at half maximum of the slice profile, in coarse pixels; 1 is the pixel's own width
 * @param gap part of the coarse pixel's distance that no slice covers, 0 to below 1: slices that much thinner than their distance
 * @param partial share of k-space that is measured along the lines, above 0.5 to 1; the rest is zero (partial Fourier)
 * @param elliptical whether only the ellipse within the rectangle of k-space is measured
 * @param tukey share of the spectrum, 0 to 1, over which a Tukey window falls to zero; 0 for none
 * @param noise standard deviation of complex Gaussian noise on each part, as a share of white; the magnitude makes it Rician
 */
public record Scanner(double thickness, double gap, double partial, boolean elliptical, double tukey, double noise) {

	/** No gap, all of k-space, no window, no noise. */
	public static final Scanner USUAL = new Scanner(1, 0, 1, false, 0, 0);

	/** Checks the ranges. */
	public Scanner {
		require("Slice thickness", thickness, thickness > 0 && thickness <= 10, "a number above 0, at most 10");
		require("Gap", gap, gap >= 0 && gap < 1, "a number from 0 to below 1");
		require("Partial Fourier share", partial, partial > 0.5 && partial <= 1, "a number above 0.5, at most 1");
		require("Tukey share", tukey, tukey >= 0 && tukey <= 1, "a number from 0 to 1");
		require("Noise", noise, noise >= 0 && noise <= 1, "a number from 0 to 1");
	}

	private static void require(final String what, final double value, final boolean inRange, final String range) {
		if (!inRange) throw new DdasrException(what + " " + value + " is out of range. Give " + range + ".");
	}
}
