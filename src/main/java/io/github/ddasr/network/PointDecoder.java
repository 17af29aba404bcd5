package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** From features to values at points. */
interface PointDecoder {

	/**
	 * Values at any points, or what is to be added to the zero-filled scan there, differentiable.
	 *
	 * @param volume N × 1 × D × H × W, what the features were made of
	 * @param features N × C × D × H × W
	 * @param points N × K × 3, coordinates along z, y, x in [-1, 1], where voxel i of n has its centre at −1 + (2i + 1) / n
	 * @param cells N × 3, size of the wanted cells in voxels along z, y, x; or N × 15, and behind it the {@link Sharpness} of the scans
	 * @return N × K
	 */
	NDArray at(NDArray volume, NDArray features, NDArray points, NDArray cells);

	/**
	 * The same at some cells of a grid. Nothing is recorded.
	 *
	 * @param scope owner of all that is made on the way
	 * @param block which cells, and the features around them
	 * @return the values of the wanted cells, in order
	 */
	float[] block(NDManager scope, GridBlock block);
}
