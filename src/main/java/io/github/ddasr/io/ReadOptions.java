package io.github.ddasr.io;

import java.nio.file.Path;

/**
 * How much memory reading may take, and where to put what does not fit.
 *
 * @param memoryLimit bytes of float32 voxels up to which a file is read into memory at once; larger ones are read
 *          from disk piece by piece, each time that they are needed
 * @param cacheBytes bytes of such pieces that are kept in memory
 * @param temporaryFolder where a packed file above the limit is unpacked to; the unpacked file is deleted when it is no
 *          longer needed, at the latest when the program ends
 */
public record ReadOptions(long memoryLimit, long cacheBytes, Path temporaryFolder) {

	/** @return a quarter of the heap at once, else an eighth of it as cache; Java's temporary folder */
	public static ReadOptions defaults() {
		final long heap = Runtime.getRuntime().maxMemory();
		return new ReadOptions(heap / 4, heap / 8, Path.of(System.getProperty("java.io.tmpdir")));
	}
}
