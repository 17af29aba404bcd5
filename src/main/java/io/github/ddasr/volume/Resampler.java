package io.github.ddasr.volume;

import java.util.Arrays;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Applies {@link ResamplingMatrix resampling matrices} to images and volumes. Sums are taken in double
 * precision, in one fixed order: the result does not depend on the number of threads that call it.
 */
public final class Resampler {

	/** Side of the square blocks in which an image is transposed; two of them fit the innermost cache. */
	private static final int BLOCK = 32;

	private Resampler() {}

	/**
	 * Resamples an image along x and along y.
	 *
	 * @param image row-major, {@code width · height} values; not changed
	 * @param width its width
	 * @param height its height
	 * @param forColumns resamples along x; takes {@code width} samples
	 * @param forRows resamples along y; takes {@code height} samples
	 * @return a new row-major image, {@code forColumns.outputSize() × forRows.outputSize()}
	 */
	public static float[] apply(final float[] image, final int width, final int height,
		final ResamplingMatrix forColumns, final ResamplingMatrix forRows)
	{
		if (image.length != width * height || forColumns.inputSize() != width || forRows.inputSize() != height) {
			throw new IllegalArgumentException("an image of " + width + " × " + height + " (" + image.length +
				" values) does not fit matrices for " + forColumns.inputSize() + " × " + forRows.inputSize());
		}
		final float[] tall = forRows.isIdentity() ? image : alongY(image, width, forRows);
		final int newHeight = forRows.outputSize();
		if (forColumns.isIdentity()) return tall == image ? image.clone() : tall;
		// Along y the inner loop runs over neighbours in memory; so x is done as y of the transposed image.
		final float[] wide = alongY(transposed(tall, width, newHeight), newHeight, forColumns);
		return transposed(wide, newHeight, forColumns.outputSize());
	}

	/**
	 * Resamples a three-dimensional image along one dimension.
	 *
	 * @param voxels a three-dimensional image; not changed
	 * @param dimension the dimension whose size changes
	 * @param matrix takes as many samples as the image has along that dimension
	 * @return a new image in memory, minimum (0,0,0)
	 */
	public static RandomAccessibleInterval<FloatType> along(final RandomAccessibleInterval<FloatType> voxels,
		final int dimension, final ResamplingMatrix matrix)
	{
		final long[] size = voxels.dimensionsAsLongArray();
		size[dimension] = matrix.outputSize();
		// Planes of their own: more than 2^31 voxels fit.
		final RandomAccessibleInterval<FloatType> result = PlanarImgs.floats(size);
		final int cut = dimension == 2 ? 1 : 2;
		final int width = Slices.width(voxels, cut), height = Slices.height(voxels, cut);
		final boolean alongX = Slices.xDimension(cut) == dimension;
		final ResamplingMatrix forColumns = alongX ? matrix : ResamplingMatrix.identity(width);
		final ResamplingMatrix forRows = alongX ? ResamplingMatrix.identity(height) : matrix;
		for (int k = 0; k < Slices.count(voxels, cut); k++) {
			Slices.write(result, cut, k, apply(Slices.read(voxels, cut, k), width, height, forColumns, forRows));
		}
		return result;
	}

	private static float[] alongY(final float[] image, final int width, final ResamplingMatrix matrix) {
		final float[] result = new float[Math.multiplyExact(width, matrix.outputSize())];
		final double[] sum = new double[width];
		for (int o = 0; o < matrix.outputSize(); o++) {
			final double[] w = matrix.weights(o);
			final int start = matrix.first(o) * width;
			Arrays.fill(sum, 0);
			int i = 0;
			for (; i + 4 <= w.length; i += 4) addFour(image, start + i * width, w, i, sum);
			for (; i < w.length; i++) addOne(image, start + i * width, w[i], sum);
			for (int x = 0; x < width; x++) result[o * width + x] = (float) sum[x];
		}
		return result;
	}

	/** Four rows at a time: the sums are loaded and stored once for four of them. */
	private static void addFour(final float[] image, final int start, final double[] w, final int i,
		final double[] sum)
	{
		final int width = sum.length;
		final double w0 = w[i], w1 = w[i + 1], w2 = w[i + 2], w3 = w[i + 3];
		final int r1 = start + width, r2 = r1 + width, r3 = r2 + width;
		for (int x = 0; x < width; x++) {
			sum[x] += w0 * image[start + x] + w1 * image[r1 + x] + w2 * image[r2 + x] + w3 * image[r3 + x];
		}
	}

	private static void addOne(final float[] image, final int start, final double weight, final double[] sum) {
		for (int x = 0; x < sum.length; x++) sum[x] += weight * image[start + x];
	}

	private static float[] transposed(final float[] image, final int width, final int height) {
		final float[] result = new float[image.length];
		for (int y0 = 0; y0 < height; y0 += BLOCK) for (int x0 = 0; x0 < width; x0 += BLOCK) {
			final int y1 = Math.min(height, y0 + BLOCK), x1 = Math.min(width, x0 + BLOCK);
			for (int x = x0; x < x1; x++) for (int y = y0; y < y1; y++) result[x * height + y] = image[y * width + x];
		}
		return result;
	}
}
