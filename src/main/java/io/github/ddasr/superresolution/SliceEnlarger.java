package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Monitor;

/**
 * An enlargement method made ready for one factor, or one size: slices in, larger slices out.
 * Slices are normalised (0…1 is the volume's intensity window, values outside
 * are allowed), row major, all of one size. With a factor, low-resolution sample i
 * covers the output samples factor·i … factor·i + factor − 1 (aligned cells).
 */
public interface SliceEnlarger extends Enlarger {

	/** @return number of output pixels per input pixel, on both axes of the slice; 0 if that is no whole number */
	int factor();

	/**
	 * @param width columns of a slice
	 * @return columns of its enlargement
	 */
	default int newWidth(final int width) {
		return Math.multiplyExact(factor(), width);
	}

	/**
	 * @param height rows of a slice
	 * @return rows of its enlargement
	 */
	default int newHeight(final int height) {
		return Math.multiplyExact(factor(), height);
	}

	/** @return how many slices belong together as the channels of one; every call brings a multiple of it, channels side by side */
	default int channels() {
		return 1;
	}

	/**
	 * @param width columns of a slice
	 * @param height rows of a slice
	 * @return whether the enlargement of a mirrored slice lies on the same pixels as the mirrored enlargement
	 */
	default boolean canMirror(final int width, final int height) {
		return true;
	}

	/**
	 * @param width columns of a slice
	 * @param height rows of a slice
	 * @return how many slices are best given in one call, at least 1
	 */
	int preferredSlices(int width, int height);

	/**
	 * @param width columns of a slice
	 * @param height rows of a slice
	 * @return the size of the tiles and the native memory at the peak of one call
	 */
	default Footprint footprint(final int width, final int height) {
		return new Footprint(width, height, 0);
	}

	/**
	 * Enlarges some slices. The input is not changed.
	 *
	 * @param slices normalised values, each height × width, row major
	 * @param width columns of each slice, at least 1
	 * @param height rows of each slice, at least 1
	 * @param monitor told of the progress within this call, and asked for cancel at least once per tile
	 * @return as many slices of newHeight × newWidth values, not clamped
	 */
	float[][] enlarge(float[][] slices, int width, int height, Monitor monitor);

	/**
	 * What one call needs.
	 *
	 * @param tileWidth columns of a tile, in low-resolution pixels
	 * @param tileHeight rows of a tile, in low-resolution pixels
	 * @param nativeBytes memory outside the Java heap at the peak of a call
	 */
	record Footprint(int tileWidth, int tileHeight, long nativeBytes) {}
}
