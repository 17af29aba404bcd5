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

	/** @return number of blocks */
	public int count() {
		return features.length;
	}

	/** One of the blocks by itself. */
	NiqeBlocks only(final int block) {
		return new NiqeBlocks(1, 1, new double[][] { features[block] }, new double[] { sharpness[block] });
	}
}
