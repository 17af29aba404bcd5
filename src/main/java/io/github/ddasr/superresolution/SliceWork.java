package io.github.ddasr.superresolution;

/**
 * What an enlargement slice by slice will take.
 *
 * @param slices number of slices in all volumes
 * @param width columns of a slice
 * @param height rows of a slice
 * @param newWidth columns of an enlarged slice
 * @param newHeight rows of an enlarged slice
 * @param tile tiles and memory outside the heap
 * @param heapBytes heap for one slab
 * @param outputBytes size of the result in the source's number format, uncompressed
 */
record SliceWork(long slices, int width, int height, int newWidth, int newHeight, SliceEnlarger.Footprint tile, long heapBytes,
	long outputBytes) implements WorkEstimate
{

	@Override
	public String toString() {
		return slices + " slices of " + width + " × " + height + " to " + newWidth + " × " + newHeight + ", tiles of " + tile.tileWidth() + " × " +
			tile.tileHeight() + "; result " + WorkEstimate.megabytes(outputBytes) + ", memory about " + WorkEstimate.megabytes(heapBytes + tile
				.nativeBytes());
	}
}
