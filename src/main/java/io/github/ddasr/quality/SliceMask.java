package io.github.ddasr.quality;

/** Says for each slice of a volume which pixels count. */
@FunctionalInterface
public interface SliceMask {

	/** Every pixel counts. */
	SliceMask ALL = slice -> null;

	/**
	 * @param slice index of a slice along the dimension that is cut
	 * @return row-major pixels that count, or null for all
	 */
	boolean[] of(int slice);
}
