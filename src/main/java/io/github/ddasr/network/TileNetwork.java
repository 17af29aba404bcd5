package io.github.ddasr.network;

/**
 * A trained network ready to enlarge small images, seen from outside the engine:
 * plain arrays in, plain arrays out. Not thread-safe; one call at a time.
 */
public interface TileNetwork extends AutoCloseable {

	/** @return enlargement per in-plane axis: 1, 2 or 4 */
	int scale();

	/** @return number of channels of input and output */
	int channels();

	/** @return height and width of a tile must be multiples of this; callers pad */
	int alignment();

	/** @return low-resolution pixels by which neighbouring tiles should overlap */
	int overlap();

	/** @return native memory at the peak of one call, in bytes per low-resolution pixel of one image */
	long bytesPerPixel();

	/**
	 * How much work one call should bring. More gains nothing in speed: on a CPU the feature maps of a larger
	 * batch fall out of its caches.
	 *
	 * @return low-resolution pixels of all images of one call together
	 */
	default long preferredPixels() {
		return 1L << 16;
	}

	/** @return bytes that the device has free now, for sizing tiles; {@link Long#MAX_VALUE} if unknown */
	default long freeBytes() {
		return Long.MAX_VALUE;
	}

	/** @return one line for the user: which device, and why */
	String deviceLine();

	/**
	 * Enlarges a batch.
	 *
	 * @param images count × channels × height × width values in [0, 1], row major
	 * @param count number of images
	 * @param height low-resolution rows, a multiple of {@link #alignment()}
	 * @param width low-resolution columns, likewise
	 * @return count × channels × (scale·height) × (scale·width) values, not clamped
	 * @throws io.github.ddasr.engine.DeviceMemoryException if the device has too little memory for this batch;
	 *           the network stays usable, for smaller tiles
	 */
	float[] apply(float[] images, int count, int height, int width);

	@Override
	void close();
}
