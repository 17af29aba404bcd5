package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Mirror;

/**
 * Mirror padding without repeating the edge (…2 1 0 1 2…), for pads of any
 * length: an image narrower than its pad is mirrored again and again, and a
 * single pixel is repeated.
 */
final class Reflection {

	private Reflection() {}

	/**
	 * Copies a window of an image, mirrored where the window leaves the image.
	 *
	 * @param image height × width values, row major
	 * @param width columns of the image
	 * @param height rows of the image
	 * @param x first column of the window
	 * @param y first row of the window
	 * @param target where the window goes, row major
	 * @param offset index of the window's first value in target
	 * @param windowWidth columns of the window
	 * @param windowHeight rows of the window
	 */
	static void copyWindow(final float[] image, final int width, final int height, final int x, final int y,
		final float[] target, final int offset, final int windowWidth, final int windowHeight)
	{
		final int inside = Math.max(0, Math.min(windowWidth, width - x));
		for (int r = 0; r < windowHeight; r++) {
			final int source = Mirror.centred(y + r, height) * width;
			final int row = offset + r * windowWidth;
			if (inside > 0) System.arraycopy(image, source + x, target, row, inside);
			for (int c = inside; c < windowWidth; c++) target[row + c] = image[source + Mirror.centred(x + c, width)];
		}
	}
}
