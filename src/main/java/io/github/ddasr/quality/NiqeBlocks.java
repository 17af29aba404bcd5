package io.github.ddasr.quality;

/**
 * The natural-scene statistics of an image's blocks, as NIQE has them.
 *
 * @param columns blocks beside each other
 * @param rows blocks below each other
 * @param features 36 numbers of each block, 18 at full size, then 18 at half size; blocks row by row from the top left
 * @param sharpness mean local deviation of each block at full size, in the same order
 */
public record NiqeBlocks(int columns, int rows, double[][] features, double[] sharpness) {

	/** Share of foreground from which a block is judged as foreground. */
	public static final double JUDGED_SHARE = 0.5;

	/** @return number of blocks */
	public int count() {
		return features.length;
	}

	/**
	 * @param mask pixels that count, height × width, row major; null for all
	 * @param width columns of the image
	 * @param height rows of the image
	 * @param blockSize side of a block in pixels
	 * @param share least share of pixels that count, 0 … 1
	 * @return for each whole block from the top left, row by row, whether it has that share; null if all pixels count
	 */
	public static boolean[] covered(final boolean[] mask, final int width, final int height, final int blockSize,
		final double share)
	{
		if (mask == null) return null;
		final int columns = width / blockSize, rows = height / blockSize;
		final int[] pixels = new int[columns * rows];
		for (int y = 0; y < rows * blockSize; y++) for (int x = 0; x < columns * blockSize; x++) {
			if (mask[y * width + x]) pixels[y / blockSize * columns + x / blockSize]++;
		}
		final boolean[] covered = new boolean[pixels.length];
		for (int i = 0; i < covered.length; i++) covered[i] = pixels[i] >= share * blockSize * blockSize;
		return covered;
	}

	/** @return whether all features of a block are ordinary numbers */
	public boolean isComplete(final int block) {
		return Numbers.areFinite(features[block]);
	}

	/** One of the blocks by itself. */
	NiqeBlocks only(final int block) {
		return new NiqeBlocks(1, 1, new double[][] { features[block] }, new double[] { sharpness[block] });
	}
}
