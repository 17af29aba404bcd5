package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import io.github.ddasr.volume.Mirror;

/**
 * A square part of a slice with tissue in most of it, from which a down-sampling network reads a look: in training and in use alike,
 * so that it sees as much air in one as in the other.
 */
public final class StyleWindow {

	private static final int ATTEMPTS = 8;
	private static final double CONTENT = 0.5;
	private static final float DARK = 0.1f;

	private StyleWindow() {}

	/**
	 * @param image values from 0 to 1, row major
	 * @param width columns
	 * @param height rows
	 * @param side side of the window; beyond its ends a slice is its own mirror image, edges repeated
	 * @param anywhere whether the first draw is taken, however much air there is
	 * @param flipped whether the window is mirrored left to right
	 * @param random draws the place
	 * @return side × side values
	 */
	public static float[] draw(final float[] image, final int width, final int height, final int side, final boolean anywhere,
		final boolean flipped, final SplittableRandom random)
	{
		int x = 0, y = 0;
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			x = place(width, side, random);
			y = place(height, side, random);
			if (anywhere || content(image, width, height, x, y, side) > CONTENT) break;
		}
		final float[] window = new float[side * side];
		for (int v = 0; v < side; v++) for (int u = 0; u < side; u++) {
			window[v * side + u] = image[Mirror.repeating(y + v, height) * width + Mirror.repeating(x + (flipped ? side - 1 - u : u), width)];
		}
		return window;
	}

	/** Where a window begins: within the slice, or, where that is too small, so that the slice lies in the middle. */
	private static int place(final int size, final int side, final SplittableRandom random) {
		return size >= side ? random.nextInt(size - side + 1) : (size - side) / 2;
	}

	private static double content(final float[] image, final int width, final int height, final int x0, final int y0,
		final int side)
	{
		int n = 0;
		for (int y = 0; y < side; y += 2) for (int x = 0; x < side; x += 2) {
			if (image[Mirror.repeating(y0 + y, height) * width + Mirror.repeating(x0 + x, width)] > DARK) n++;
		}
		return n * 4.0 / (side * side);
	}
}
