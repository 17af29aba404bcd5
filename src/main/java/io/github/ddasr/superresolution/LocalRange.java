package io.github.ddasr.superresolution;

/**
 * For each pixel of a fine image the smallest and largest value that an image and what it was made from have around it:
 * the image within one coarse pixel on every side, the input in the coarse pixel itself and its eight neighbours. An
 * image that keeps within it has no ripple that neither of the two had.
 */
final class LocalRange {

	private final float[] low;
	private final float[] high;

	/**
	 * @param fine the image, row major; not changed
	 * @param coarse the input, row major
	 * @param width columns of the input
	 * @param height rows of the input
	 * @param factor fine pixels per coarse pixel
	 */
	LocalRange(final float[] fine, final float[] coarse, final int width, final int height, final int factor) {
		final int w = factor * width, h = factor * height;
		final float[] around = extremes(coarse, width, height, 1, false), above = extremes(coarse, width, height, 1, true);
		low = extremes(fine, w, h, factor, false);
		high = extremes(fine, w, h, factor, true);
		for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) {
			final int i = y * w + x, c = y / factor * width + x / factor;
			low[i] = Math.min(low[i], around[c]);
			high[i] = Math.max(high[i], above[c]);
		}
	}

	/** @return the value, or the end of the pixel's range that it is beyond */
	float limit(final int pixel, final float value) {
		return Math.max(low[pixel], Math.min(high[pixel], value));
	}

	/** The extreme value of the square of 2 reach + 1 pixels around each pixel, as far as it lies in the image. */
	private static float[] extremes(final float[] image, final int w, final int h, final int reach, final boolean largest) {
		final float[] along = new float[image.length], both = new float[image.length];
		for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) {
			float v = image[y * w + x];
			for (int k = Math.max(0, x - reach); k <= Math.min(w - 1, x + reach); k++) v = extreme(v, image[y * w + k], largest);
			along[y * w + x] = v;
		}
		for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) {
			float v = along[y * w + x];
			for (int k = Math.max(0, y - reach); k <= Math.min(h - 1, y + reach); k++) v = extreme(v, along[k * w + x], largest);
			both[y * w + x] = v;
		}
		return both;
	}

	private static float extreme(final float a, final float b, final boolean largest) {
		return largest ? Math.max(a, b) : Math.min(a, b);
	}
}
