package io.github.ddasr.quality;

/** The head of {@link FormulaImages} in single precision, and its blur. */
final class SyntheticHead {

	private SyntheticHead() {}

	/**
	 * @param w columns
	 * @param h rows
	 * @return values 0 … 255, row major
	 */
	static float[] image(final int w, final int h) {
		final float[] image = new float[w * h];
		final byte[] pixels = FormulaImages.head(w, h);
		for (int i = 0; i < image.length; i++) image[i] = pixels[i] & 0xff;
		return image;
	}

	/**
	 * @param image any image
	 * @param w its columns
	 * @param h its rows
	 * @return ⌊(4 c + left + right + up + down + 4) / 8⌋ with repeated edges
	 */
	static float[] blurred(final float[] image, final int w, final int h) {
		final float[] blurred = new float[w * h];
		for (int y = 0; y < h; y++) for (int x = 0; x < w; x++) {
			final float sum = 4 * image[y * w + x] + image[y * w + Math.max(0, x - 1)] + image[y * w + Math.min(w - 1, x + 1)] +
				image[Math.max(0, y - 1) * w + x] + image[Math.min(h - 1, y + 1) * w + x];
			blurred[y * w + x] = (float) Math.floor((sum + 4) / 8);
		}
		return blurred;
	}
}
