package io.github.ddasr.superresolution;

/** The highest frequency that an even number of samples holds: 1, −1, 1, −1 … */
final class NyquistFrequency {

	private NyquistFrequency() {}

	/**
	 * Takes it out of the rows of an image, if their number of pixels is even, and out of the columns, if theirs is.
	 *
	 * @param image row major; changed
	 * @param width columns
	 * @param height rows
	 */
	static void remove(final float[] image, final int width, final int height) {
		if (width % 2 == 0) for (int y = 0; y < height; y++) remove(image, y * width, 1, width);
		if (height % 2 == 0) for (int x = 0; x < width; x++) remove(image, x, width, height);
	}

	private static void remove(final float[] image, final int start, final int step, final int size) {
		double sum = 0;
		for (int i = 0; i < size; i++) sum += i % 2 == 0 ? image[start + i * step] : -image[start + i * step];
		final float share = (float) (sum / size);
		for (int i = 0; i < size; i++) image[start + i * step] -= i % 2 == 0 ? share : -share;
	}
}
