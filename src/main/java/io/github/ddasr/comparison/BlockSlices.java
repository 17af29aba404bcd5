package io.github.ddasr.comparison;

/** The slices of a block across one of its axes. Blocks and slices are row major; axes z, y, x. */
final class BlockSlices {

	private final int[] size;
	private final int axis;

	/**
	 * @param size voxels along z, y, x
	 * @param axis the axis that is cut, in that order
	 */
	BlockSlices(final int[] size, final int axis) {
		this.size = size.clone();
		this.axis = axis;
	}

	/** @return number of slices */
	int count() {
		return size[axis];
	}

	/** @return columns of a slice */
	int width() {
		return axis == 2 ? size[1] : size[2];
	}

	/** @return rows of a slice */
	int height() {
		return axis == 0 ? size[1] : size[0];
	}

	float[] read(final float[] block, final int slice) {
		final float[] image = new float[width() * height()];
		for (int i = 0; i < image.length; i++) image[i] = block[at(slice, i)];
		return image;
	}

	boolean[] read(final boolean[] block, final int slice) {
		final boolean[] image = new boolean[width() * height()];
		for (int i = 0; i < image.length; i++) image[i] = block[at(slice, i)];
		return image;
	}

	void write(final float[] image, final int slice, final float[] block) {
		for (int i = 0; i < image.length; i++) block[at(slice, i)] = image[i];
	}

	private int at(final int slice, final int pixel) {
		final int row = pixel / width(), column = pixel % width();
		final int z = axis == 0 ? slice : row, y = axis == 0 ? row : axis == 1 ? slice : column, x = axis == 2 ? slice : column;
		return (z * size[1] + y) * size[2] + x;
	}
}
