package io.github.ddasr.volume;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Reads and writes the planes of a three-dimensional image. A plane across dimension d is a row-major
 * float image: its x is the lower of the two other dimensions, its y the higher.
 */
public final class Slices {

	private Slices() {}

	/**
	 * @param dimension the dimension that is cut: 0, 1 or 2
	 * @return the dimension that becomes the plane's x
	 */
	public static int xDimension(final int dimension) {
		return dimension == 0 ? 1 : 0;
	}

	/**
	 * @param dimension the dimension that is cut: 0, 1 or 2
	 * @return the dimension that becomes the plane's y
	 */
	public static int yDimension(final int dimension) {
		return dimension == 2 ? 1 : 2;
	}

	/**
	 * @param voxels a three-dimensional image
	 * @param dimension the dimension that is cut
	 * @return the width of its planes
	 */
	public static int width(final RandomAccessibleInterval<?> voxels, final int dimension) {
		return Math.toIntExact(voxels.dimension(xDimension(dimension)));
	}

	/**
	 * @param voxels a three-dimensional image
	 * @param dimension the dimension that is cut
	 * @return the height of its planes
	 */
	public static int height(final RandomAccessibleInterval<?> voxels, final int dimension) {
		return Math.toIntExact(voxels.dimension(yDimension(dimension)));
	}

	/**
	 * @param voxels a three-dimensional image
	 * @param dimension the dimension that is cut
	 * @return the number of its planes
	 */
	public static int count(final RandomAccessibleInterval<?> voxels, final int dimension) {
		return Math.toIntExact(voxels.dimension(dimension));
	}

	/**
	 * @param voxels a three-dimensional image
	 * @param dimension the dimension that is cut
	 * @param index the plane's number, counted from 0 at the image's minimum
	 * @return a new row-major image
	 */
	public static float[] read(final RandomAccessibleInterval<FloatType> voxels, final int dimension,
		final long index)
	{
		final float[] image = new float[planeSize(voxels, dimension)];
		read(voxels, dimension, index, image);
		return image;
	}

	/**
	 * @param voxels a three-dimensional image
	 * @param dimension the dimension that is cut
	 * @param index the plane's number, counted from 0 at the image's minimum
	 * @param image takes the plane, row major; exactly width · height long
	 */
	public static void read(final RandomAccessibleInterval<FloatType> voxels, final int dimension, final long index,
		final float[] image)
	{
		LoopBuilder.setImages(plane(voxels, dimension, index), wrap(voxels, dimension, image)) //
			.forEachPixel((from, to) -> to.set(from.get()));
	}

	/**
	 * @param voxels a three-dimensional image that can be written to
	 * @param dimension the dimension that is cut
	 * @param index the plane's number, counted from 0 at the image's minimum
	 * @param image the new plane, row major; exactly width · height long
	 */
	public static void write(final RandomAccessibleInterval<FloatType> voxels, final int dimension, final long index,
		final float[] image)
	{
		LoopBuilder.setImages(wrap(voxels, dimension, image), plane(voxels, dimension, index)) //
			.forEachPixel((from, to) -> to.set(from.get()));
	}

	private static RandomAccessibleInterval<FloatType> plane(final RandomAccessibleInterval<FloatType> voxels,
		final int dimension, final long index)
	{
		if (index < 0 || index >= voxels.dimension(dimension)) {
			throw new IndexOutOfBoundsException("plane " + index + " of " + voxels.dimension(dimension));
		}
		return Views.zeroMin(Views.hyperSlice(voxels, dimension, voxels.min(dimension) + index));
	}

	private static RandomAccessibleInterval<FloatType> wrap(final RandomAccessibleInterval<FloatType> voxels,
		final int dimension, final float[] image)
	{
		final int size = planeSize(voxels, dimension);
		if (image.length != size) {
			throw new IllegalArgumentException("the plane has " + size + " samples, not " + image.length);
		}
		return ArrayImgs.floats(image, width(voxels, dimension), height(voxels, dimension));
	}

	private static int planeSize(final RandomAccessibleInterval<FloatType> voxels, final int dimension) {
		return Math.multiplyExact(width(voxels, dimension), height(voxels, dimension));
	}
}
