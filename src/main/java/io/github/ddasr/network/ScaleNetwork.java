package io.github.ddasr.network;

/**
 * A trained network that enlarges slices by any scale, seen from outside the engine: plain arrays in, plain arrays out. Cells are
 * aligned. Not thread-safe; one call at a time.
 */
public interface ScaleNetwork extends AutoCloseable {

	/** @return number of channels of input and output */
	int channels();

	/** @return the smallest scale that was learned */
	double smallestScale();

	/** @return the largest scale that was learned */
	double largestScale();

	/**
	 * @param size rows or columns of an image
	 * @param scale any number above 1
	 * @return as many of the enlarged image
	 */
	default int size(final int size, final double scale) {
		return (int) (size * scale);
	}

	/**
	 * Whether the enlargement of a mirrored image lies on the same pixels as the mirrored enlargement.
	 *
	 * @param width low-resolution columns
	 * @param height low-resolution rows
	 * @param scale the scale
	 * @return whether mirrored views may be compared
	 */
	default boolean canMirror(final int width, final int height, final double scale) {
		return true;
	}

	/**
	 * Looks for a scale that gives known sizes.
	 *
	 * @param asked taken if it does; else the smallest that does, or a little more
	 * @param width low-resolution columns
	 * @param height low-resolution rows
	 * @param newWidth wanted columns
	 * @param newHeight wanted rows
	 * @return the scale; NaN if none gives both
	 */
	default double scaleFor(final double asked, final int width, final int height, final int newWidth, final int newHeight) {
		if (size(width, asked) == newWidth && size(height, asked) == newHeight) return asked;
		final double least = Math.max((double) newWidth / width, (double) newHeight / height);
		final double below = Math.min((newWidth + 1.0) / width, (newHeight + 1.0) / height);
		return least < below ? Math.min(least + 1e-9, (least + below) / 2) : Double.NaN;
	}

	/** @return one line for the user: which device, and why */
	String deviceLine();

	/**
	 * @param height low-resolution rows
	 * @param width low-resolution columns
	 * @param scale the scale
	 * @return native memory at the peak of one call, in bytes
	 */
	long bytes(int height, int width, double scale);

	/**
	 * Enlarges one slice.
	 *
	 * @param image channels × height × width values in [0, 1], row major
	 * @param height low-resolution rows
	 * @param width low-resolution columns
	 * @param scale any number above 1
	 * @return channels × size(height, scale) × size(width, scale) values, not clamped
	 * @throws io.github.ddasr.engine.DeviceMemoryException if the device has too little memory
	 */
	float[] apply(float[] image, int height, int width, double scale);

	@Override
	void close();
}
