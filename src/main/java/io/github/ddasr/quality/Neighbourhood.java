package io.github.ddasr.quality;

/**
 * Sums over the pixels of a slice of something that is made of each one's 3 × 3
 * neighbourhood. Outside the slice, pixels are mirrored at the centre of the edge
 * pixel (which is not repeated). With a mask, a pixel counts if it and all its
 * neighbours inside the slice lie in the mask and were numbers, so that a cut edge is no detail.
 */
final class Neighbourhood {

	/** Why there is no figure. */
	static final String NONE = "no pixel lies in the mask with all its neighbours";

	private Neighbourhood() {}

	/** Something made of 3 × 3 pixels. */
	@FunctionalInterface
	interface Response {

		/**
		 * @param v pixels
		 * @param a index of the pixel in the row above
		 * @param c index of the pixel
		 * @param b index of the pixel in the row below
		 * @param left added to an index, that of the left neighbour
		 * @param right added to an index, that of the right neighbour
		 * @return the response
		 */
		double of(double[] v, int a, int c, int b, int left, int right);
	}

	/**
	 * @param slice a slice
	 * @param response what is summed
	 * @return number of pixels, sum and sum of squares of the responses
	 */
	static double[] sums(final GreySlice slice, final Response response) {
		final int w = slice.width(), h = slice.height();
		final boolean[] mask = slice.counted();
		double count = 0, sum = 0, squares = 0;
		for (int y = 0; y < h; y++) {
			final int above = mirrored(y - 1, h) * w, below = mirrored(y + 1, h) * w;
			for (int x = 0; x < w; x++) {
				final int left = mirrored(x - 1, w) - x, right = mirrored(x + 1, w) - x;
				final int c = y * w + x;
				if (mask != null && !inside(mask, above + x, c, below + x, left, right)) continue;
				final double r = response.of(slice.values(), above + x, c, below + x, left, right);
				count++;
				sum += r;
				squares += r * r;
			}
		}
		return new double[] { count, sum, squares };
	}

	private static boolean inside(final boolean[] m, final int a, final int c, final int b, final int left,
		final int right)
	{
		return m[c] && m[c + left] && m[c + right] && m[a] && m[a + left] && m[a + right] && m[b] && m[b + left] && m[b +
			right];
	}

	private static int mirrored(final int i, final int size) {
		if (size == 1) return 0;
		return i < 0 ? 1 : i < size ? i : size - 2;
	}
}
