package io.github.ddasr.superresolution;

/**
 * What an enlargement of whole volumes will take.
 *
 * @param volumes number of volumes
 * @param size voxels of each along x, y, z
 * @param newSize voxels of its enlargement
 * @param heapBytes heap for one volume
 * @param nativeBytes memory outside it
 * @param outputBytes size of the result in the source's number format, uncompressed
 */
record VolumeWork(int volumes, long[] size, long[] newSize, long heapBytes, long nativeBytes, long outputBytes) implements WorkEstimate {

	@Override
	public String toString() {
		return volumes + (volumes == 1 ? " volume of " : " volumes of ") + words(size) + " to " + words(newSize) + "; result " + WorkEstimate
			.megabytes(outputBytes) + ", memory about " + WorkEstimate.megabytes(heapBytes + nativeBytes);
	}

	private static String words(final long[] size) {
		return size[0] + " × " + size[1] + " × " + size[2];
	}
}
