package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Monitor;

/** Enlarges slices to any finer size. */
public interface ScaleEnlarger extends Enlarger {

	/** @return how many volumes are enlarged together, as the channels of one slice; 1 for grey images */
	default int channels() {
		return 1;
	}

	/**
	 * @param width columns of a slice
	 * @param height rows of a slice
	 * @param newWidth columns of its enlargement, at least as many
	 * @param newHeight rows of its enlargement, at least as many
	 * @param asked the scale that was asked for along both sides, of which the sizes were made; NaN if they differ
	 * @param monitor told where a result is not to be expected as good as others
	 * @return this method for slices of that size alone; it lives as long as this object, and needs no closing
	 * @throws io.github.ddasr.volume.DdasrException if it cannot do that
	 */
	SliceEnlarger to(int width, int height, int newWidth, int newHeight, double asked, Monitor monitor);
}
