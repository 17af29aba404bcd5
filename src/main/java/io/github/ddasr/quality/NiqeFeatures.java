package io.github.ddasr.quality;

import java.util.Arrays;

import io.github.ddasr.quality.ContrastNormalisation.Edge;

/**
 * The 36 natural-scene statistics of NIQE (Mittal, Soundararajan, Bovik 2013) of
 * each block of an image. Of each scale shape and mean scale of the
 * contrast-normalised values, then for the products with four neighbours shape,
 * mean, and scale of the left and of the right side. What is left over at the right
 * and at the bottom is cut off before anything else.
 */
public final class NiqeFeatures {

	/** Number of features of a block. */
	public static final int COUNT = 36;

	private NiqeFeatures() {}

	/**
	 * @param values luminance from about 0 to 255, height × width, row major; only read
	 * @param width columns
	 * @param height rows
	 * @param blockSize side of the blocks in pixels, even
	 * @return the features of all whole blocks; none if the image is smaller than a block
	 */
	public static NiqeBlocks of(final double[] values, final int width, final int height, final int blockSize) {
		if (blockSize < 2 || blockSize % 2 != 0) throw new IllegalArgumentException("block size " + blockSize);
		final int columns = width / blockSize, rows = height / blockSize;
		final double[][] features = new double[columns * rows][COUNT];
		final double[] sharpness = new double[columns * rows];
		if (features.length == 0) return new NiqeBlocks(columns, rows, features, sharpness);
		final int w = columns * blockSize, h = rows * blockSize;
		final double[] whole = cut(values, width, w, h);
		fill(features, 0, whole, w, h, blockSize, sharpness);
		fill(features, COUNT / 2, HalfSize.of(whole, w, h), w / 2, h / 2, blockSize / 2, null);
		return new NiqeBlocks(columns, rows, features, sharpness);
	}

	private static double[] cut(final double[] values, final int width, final int w, final int h) {
		if (w == width) return values;
		final double[] whole = new double[w * h];
		for (int y = 0; y < h; y++) System.arraycopy(values, y * width, whole, y * w, w);
		return whole;
	}

	private static void fill(final double[][] features, final int first, final double[] values, final int w, final int h,
		final int size, final double[] sharpness)
	{
		final ContrastNormalisation normalisation = new ContrastNormalisation(values, w, h, Edge.REPLICATE);
		final double[] row = new double[w], contrast = new double[w];
		final int columns = w / size;
		final NeighbourProducts[] blocks = new NeighbourProducts[columns];
		for (int y = 0; y < h; y++) {
			if (y % size == 0) Arrays.setAll(blocks, i -> new NeighbourProducts(size));
			normalisation.row(y, row, contrast);
			for (int x = 0; x < columns; x++) blocks[x].add(row, x * size);
			final int block = y / size * columns;
			if (sharpness != null) addContrast(contrast, size, sharpness, block);
			if (y % size < size - 1) continue;
			for (int x = 0; x < columns; x++) fill(features[block + x], first, blocks[x].finish());
		}
	}

	private static void addContrast(final double[] contrast, final int size, final double[] sharpness, final int block) {
		for (int x = 0; x < contrast.length; x++) {
			sharpness[block + x / size] += (contrast[x] - 1) / ((double) size * size);
		}
	}

	private static void fill(final double[] features, final int first, final Moments[] moments) {
		final GaussianFit values = GaussianFit.of(moments[0]);
		features[first] = values.alpha();
		features[first + 1] = (values.leftScale() + values.rightScale()) / 2;
		for (int i = 1; i < NeighbourProducts.POPULATIONS; i++) {
			final GaussianFit fit = GaussianFit.of(moments[i]);
			final int at = first + 4 * i - 2;
			features[at] = fit.alpha();
			features[at + 1] = fit.mean();
			features[at + 2] = fit.leftScale();
			features[at + 3] = fit.rightScale();
		}
	}
}
