package io.github.ddasr.network;

/**
 * A trained network that enlarges slices by any scale, seen from outside the engine: plain arrays in, plain arrays out. Cells are
 * aligned. Not thread-safe; one call at a time.
 */
public interface ScaleNetwork extends AutoCloseable {

	/** @return number of channels of input and output */
	int channels();

	/** @return the largest scale that was learned; the smallest is just above 1 */
	double largestScale();

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
	 * @return channels × (int) (scale · height) × (int) (scale · width) values, not clamped
	 * @throws io.github.ddasr.engine.DeviceMemoryException if the device has too little memory
	 */
	float[] apply(float[] image, int height, int width, double scale);

	@Override
	void close();
}
