package io.github.ddasr.downsampling;

import java.nio.charset.StandardCharsets;

/** A seed of its own for each slice of a data set, so that a part of the set comes out as it does in the whole. */
public final class SliceSeed {

	private static final long PRIME = 0x100000001b3L, START = 0xcbf29ce484222325L;

	private SliceSeed() {}

	/**
	 * @param seed of the whole run
	 * @param file name of the file, the same on every machine
	 * @param volume number of the volume in it, from 0
	 * @param slice number of the slice, from 0
	 * @return a number that changes with each of them: their FNV-1a hash, mixed once more so that neighbours are far apart
	 */
	public static long of(final long seed, final String file, final int volume, final int slice) {
		long h = START;
		for (final byte b : file.getBytes(StandardCharsets.UTF_8)) h = (h ^ (b & 0xff)) * PRIME;
		for (final long number : new long[] { seed, volume, slice }) {
			for (int shift = 0; shift < 64; shift += 8) h = (h ^ (number >>> shift & 0xff)) * PRIME;
		}
		h = (h ^ h >>> 32) * 0x9E3779B97F4A7C15L;
		return h ^ h >>> 29;
	}
}
