package io.github.ddasr.ui;

import ij.process.LUT;

/**
 * Colours for values of both signs: white at 0, blue below, red above, both equally dark at equal distance. Made for a
 * display range that is the same on either side of 0.
 */
public final class DivergingLut {

	private static final int SIZE = 256;
	private static final int WHITE = 255;
	/** Red, green and blue at the middle and at the end of the red side; blue has them in reverse order. */
	private static final int[][] STOPS = { { WHITE, WHITE, WHITE }, { 225, 70, 50 }, { 100, 0, 20 } };

	private DivergingLut() {}

	/** @return the table of colours */
	public static LUT create() {
		final byte[][] rgb = new byte[3][SIZE];
		for (int i = 0; i < SIZE; i++) {
			// ImageJ rounds 0 to one of the two entries in the middle: both are white.
			final double share = Math.max(0, Math.abs(2 * i - SIZE + 1) - 1) / (SIZE - 2.0);
			for (int c = 0; c < 3; c++) rgb[i < SIZE / 2 ? 2 - c : c][i] = (byte) colour(share, c);
		}
		return new LUT(rgb[0], rgb[1], rgb[2]);
	}

	/** @return its red side alone, from white to the end, for values of one sign */
	public static LUT createUpperHalf() {
		final byte[][] rgb = new byte[3][SIZE];
		for (int i = 0; i < SIZE; i++) for (int c = 0; c < 3; c++) rgb[c][i] = (byte) colour(i / (SIZE - 1.0), c);
		return new LUT(rgb[0], rgb[1], rgb[2]);
	}

	/** @param share 0 for white, 1 for the end */
	private static int colour(final double share, final int channel) {
		final double place = share * (STOPS.length - 1);
		final int from = Math.min(STOPS.length - 2, (int) place);
		return (int) Math.round(STOPS[from][channel] + (place - from) * (STOPS[from + 1][channel] - STOPS[from][channel]));
	}
}
