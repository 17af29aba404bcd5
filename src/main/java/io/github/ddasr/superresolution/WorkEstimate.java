package io.github.ddasr.superresolution;

import java.util.Locale;

/** What an enlargement will take, known before it starts; {@link #toString()} says it in one line for the user. */
public interface WorkEstimate {

	/** @return heap that it takes at a time, in bytes */
	long heapBytes();

	/** @return size of the result in the source's number format, uncompressed, in bytes */
	long outputBytes();

	/**
	 * @param bytes a number of bytes
	 * @return it in megabytes, in words
	 */
	static String megabytes(final long bytes) {
		return String.format(Locale.ROOT, bytes < 10_000_000 ? "%.1f MB" : "%.0f MB", bytes / 1e6);
	}
}
