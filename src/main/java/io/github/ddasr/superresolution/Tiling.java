package io.github.ddasr.superresolution;

import io.github.ddasr.network.TileNetwork;

/**
 * The tiles of one slice size for one network.
 *
 * @param columns cover of the width
 * @param rows cover of the height
 * @param batch tiles per call of the network
 */
record Tiling(TileAxis columns, TileAxis rows, int batch) {

	/** Tiles smaller than this see too little of the image to be worth computing. */
	static final int SMALLEST = 32;

	/**
	 * @param network the network, asked for its alignment, overlap and memory
	 * @param width columns of a slice
	 * @param height rows of a slice
	 * @param tileLimit longest side of a tile, or 0 for what the memory allows
	 * @param batchLimit most tiles per call, or 0 for what the memory allows
	 * @param nativeBytes memory for one call
	 * @return whole slices wherever they fit, else overlapping tiles
	 */
	static Tiling of(final TileNetwork network, final int width, final int height, final int tileLimit,
		final int batchLimit, final long nativeBytes)
	{
		final int alignment = network.alignment();
		final long pixels = Math.max(1, nativeBytes / Math.max(1, network.bytesPerPixel()));
		final int tile = tileLimit > 0 ? TileAxis.roundUp(tileLimit, alignment) : longestSide(width, height, pixels,
			alignment);
		final int overlap = TileAxis.roundUp(Math.max(1, network.overlap()), alignment);
		final TileAxis columns = TileAxis.cover(width, tile, overlap, alignment);
		final TileAxis rows = TileAxis.cover(height, tile, overlap, alignment);
		final long perTile = (long) columns.length() * rows.length();
		final long fitting = Math.min(pixels, network.preferredPixels()) / perTile;
		final long batch = batchLimit > 0 ? batchLimit : fitting;
		return new Tiling(columns, rows, (int) Math.max(1, Math.min(batch, Integer.MAX_VALUE / 64 / perTile)));
	}

	/** @return the shortest side that a tile of this network may have */
	static int smallest(final TileNetwork network) {
		return TileAxis.roundUp(Math.max(SMALLEST, 2 * network.alignment()), network.alignment());
	}

	private static int longestSide(final int width, final int height, final long pixels, final int alignment) {
		final int w = TileAxis.roundUp(width, alignment), h = TileAxis.roundUp(height, alignment);
		if ((long) w * h <= pixels) return Math.max(w, h);
		final int side = (int) Math.min(Math.sqrt(pixels), 1 << 14) / alignment * alignment;
		return Math.max(side, TileAxis.roundUp(Math.max(SMALLEST, 2 * alignment), alignment));
	}

	/** @return number of tiles of one slice */
	int tilesPerSlice() {
		return columns.count() * rows.count();
	}

	/** @return the longer side of a tile */
	int side() {
		return Math.max(columns.length(), rows.length());
	}
}
