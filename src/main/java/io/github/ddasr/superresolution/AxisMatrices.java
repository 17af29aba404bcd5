package io.github.ddasr.superresolution;

import io.github.ddasr.volume.ResamplingMatrix;

/** A linear method that enlarges each axis by itself. */
@FunctionalInterface
public interface AxisMatrices {

	/**
	 * @param size samples of a line
	 * @param newSize samples of the enlarged line, at least as many; any ratio
	 * @return the matrix that enlarges a line, cells aligned
	 */
	ResamplingMatrix of(int size, int newSize);
}
