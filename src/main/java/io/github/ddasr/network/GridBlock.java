package io.github.ddasr.network;

import ai.djl.ndarray.NDArray;

/**
 * Some cells of one plane of a finer grid: rows {@code fromY … toY − 1} and columns {@code fromX … toX − 1}.
 *
 * @param lower features of the voxels below the plane, height × width × C; null before the first voxel
 * @param upper of those above; null behind the last voxel
 * @param originY row of the volume in which these planes of features begin
 * @param originX column of the volume in which they begin
 * @param z axis along z
 * @param y along y
 * @param x along x
 * @param plane the plane's number along z
 * @param fromY first row
 * @param toY row behind the last one
 * @param fromX first column
 * @param toX column behind the last one
 * @param sharpness of the volume
 * @param wanted numbers of the wanted cells, row by row within the block; null for all
 */
record GridBlock(NDArray lower, NDArray upper, int originY, int originX, GridAxis z, GridAxis y, GridAxis x, int plane, int fromY,
	int toY, int fromX, int toX, float[] sharpness, int[] wanted)
{

	int rows() {
		return toY - fromY;
	}

	int columns() {
		return toX - fromX;
	}

	int cells() {
		return rows() * columns();
	}

	int wantedCells() {
		return wanted == null ? cells() : wanted.length;
	}

	/** Row of the k-th wanted cell in the grid. */
	int row(final int k) {
		return fromY + cell(k) / columns();
	}

	/** Column of the k-th wanted cell in the grid. */
	int column(final int k) {
		return fromX + cell(k) % columns();
	}

	private int cell(final int k) {
		return wanted == null ? k : wanted[k];
	}
}
