package io.github.ddasr.volume;

import net.imglib2.img.array.ArrayImgs;

/**
 * One slice of a volume as a volume of its own, one voxel thick: it lies in the plane of x and y, whatever direction
 * it was cut in, and has the voxel size that it had, but no place in the world.
 */
public final class SliceImage {

	private final Volume source;
	private final int dimension;

	/**
	 * @param source the volume that is cut
	 * @param dimension the dimension across which it is cut: 0, 1 or 2
	 */
	public SliceImage(final Volume source, final int dimension) {
		this.source = source;
		this.dimension = dimension;
	}

	/**
	 * @param slice number of the slice, counted from 0
	 * @return that slice
	 */
	public Volume of(final int slice) {
		return of(Slices.read(source.voxels(), dimension, slice), Slices.width(source.voxels(), dimension), Slices.height(
			source.voxels(), dimension));
	}

	/**
	 * @param pixels values of a slice, row major, also of finer pixels than the source's; taken over
	 * @param width columns; they fill the width of the source's slices
	 * @param height rows; they fill the height of the source's slices
	 * @return the slice, with the source's name and number format
	 */
	public Volume of(final float[] pixels, final int width, final int height) {
		final Geometry g = source.geometry();
		final double[] spacing = { //
			side(Slices.xDimension(dimension)) / width, side(Slices.yDimension(dimension)) / height, g.spacing(dimension) };
		return source.with(ArrayImgs.floats(pixels, width, height, 1), new Geometry(spacing, null, null, g.isCalibrated(), g
			.unit()));
	}

	/** Length of a side of the slices in mm. */
	private double side(final int d) {
		return source.geometry().spacing(d) * source.voxels().dimension(d);
	}
}
