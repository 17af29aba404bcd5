package io.github.ddasr.quality;

/**
 * An image and its truth, to be compared pixel by pixel.
 *
 * @param image the image that is judged, height × width, row major
 * @param truth what it should be, the same size
 * @param mask which pixels count, the same size; null for all
 * @param width columns
 * @param height rows
 */
public record SlicePair(float[] image, float[] truth, boolean[] mask, int width, int height) {

	/** Checks the sizes. */
	public SlicePair {
		final int size = Math.multiplyExact(width, height);
		if (image.length != size || truth.length != size || mask != null && mask.length != size) {
			throw new IllegalArgumentException("image, truth and mask must have " + width + " × " + height + " pixels");
		}
	}

	/**
	 * @param pixel index of a pixel
	 * @return whether it counts
	 */
	boolean counts(final int pixel) {
		return mask == null || mask[pixel];
	}

	/** @return how many pixels are NaN or infinite in the image, in the truth or in both, whether they count or not */
	long nonFinite() {
		long n = 0;
		for (int i = 0; i < image.length; i++) if (!Float.isFinite(image[i]) || !Float.isFinite(truth[i])) n++;
		return n;
	}
}
