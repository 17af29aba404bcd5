package io.github.ddasr.network;

/**
 * Where the cells of a finer grid lie between the voxels of a coarse one, along one axis: cells are aligned, so that new cell i has its
 * centre at (2i + 1)·n / (2n') − 1/2 in old voxels.
 */
final class GridAxis {

	private final int size, newSize;
	private final int[] below;
	private final double[] fraction;

	/**
	 * @param size old voxels n
	 * @param newSize new cells n'
	 */
	GridAxis(final int size, final int newSize) {
		this.size = size;
		this.newSize = newSize;
		below = new int[newSize];
		fraction = new double[newSize];
		for (int i = 0; i < newSize; i++) {
			final double position = (2.0 * i + 1) * size / (2.0 * newSize) - 0.5;
			below[i] = (int) Math.floor(position);
			fraction[i] = position - below[i];
		}
	}

	/** Old voxels. */
	int size() {
		return size;
	}

	/** New cells. */
	int newSize() {
		return newSize;
	}

	/** Centre of a new cell in old voxels. */
	double position(final int cell) {
		return below[cell] + fraction[cell];
	}

	/** The voxel below the centre, −1 before the first one. */
	int below(final int cell) {
		return below[cell];
	}

	/** How far the centre lies from there to the next voxel, 0 to 1. */
	double fraction(final int cell) {
		return fraction[cell];
	}

	/** The nearest voxel that there is. */
	int clamped(final int voxel) {
		return Math.max(0, Math.min(size - 1, voxel));
	}

	/** The voxel that a cell's centre lies in. */
	int within(final int cell) {
		return clamped((int) Math.floor(position(cell) + 0.5));
	}

	/** Coordinate of a cell's centre in [-1, 1], computed as the published code does: constants in double precision, then float32. */
	float coordinate(final int cell) {
		final double first = -1 + 1.0 / newSize, step = 2.0 / newSize;
		return (float) first + (float) step * cell;
	}

	/** Size of a new cell in old voxels. */
	float cell() {
		return (float) ((double) size / newSize);
	}
}
