package io.github.ddasr.comparison;

import io.github.ddasr.engine.DeviceChoice;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;

/**
 * How the health of degradation models is measured.
 *
 * @param factor fine pixels per coarse pixel, at least 2
 * @param axis direction of the slices; null for the slices as they lie in the files
 * @param seeds how often each method is run, each time with another seed; at least 1
 * @param slices largest number of slices of a volume, evenly spread over those that show the head; 0 for all
 * @param blockSize side of the blocks of the natural-scene statistics in pixels: 96, 48 or 24; 0 chooses
 * @param device where networks run
 */
public record DegradationOptions(int factor, Axis axis, int seeds, int slices, int blockSize, DeviceChoice device) {

	/** Slices with a shorter side are not measured: they would hold no block. */
	public static final int SMALLEST = 24;

	private static final int LARGE_BLOCK = 48;

	/** Checks the values. */
	public DegradationOptions {
		if (factor < 2) throw new DdasrException("Factor " + factor + " makes nothing coarser. Give 2 or more.");
		if (seeds < 1) throw new DdasrException("Nothing is made with " + seeds + " seeds. Give 1 or more.");
	}

	/**
	 * @param shortest shortest side of all coarse slices, real and made
	 * @return the side of the blocks: as chosen, else 48 where the shortest side holds four of them, else 24
	 */
	int blockSize(final int shortest) {
		if (blockSize > 0) return blockSize;
		return shortest >= 4 * LARGE_BLOCK ? LARGE_BLOCK : SMALLEST;
	}
}
