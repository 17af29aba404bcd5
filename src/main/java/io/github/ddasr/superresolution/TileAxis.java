package io.github.ddasr.superresolution;

/**
 * How one axis of a slice is covered by tiles of one length: origins at
 * multiples of the network's alignment, neighbours overlapping, and for each
 * tile the weights with which its output is blended.
 * <p>
 * The weights are raised cosines over the overlap, with an eighth of the overlap
 * left out at either end, where a network is most disturbed by the border of its
 * tile. At every output pixel the weights of all tiles sum to 1.
 */
final class TileAxis {

	private final int padded;
	private final int length;
	private final int[] origins;

	private TileAxis(final int padded, final int length, final int[] origins) {
		this.padded = padded;
		this.length = length;
		this.origins = origins;
	}

	/**
	 * @param size pixels on this axis, at least 1
	 * @param tile wished tile length, a multiple of the alignment
	 * @param overlap wished overlap of neighbours, a multiple of the alignment; at most half a tile is taken
	 * @param alignment the network's alignment
	 * @return the cover: one tile where it holds the whole axis
	 */
	static TileAxis cover(final int size, final int tile, final int overlap, final int alignment) {
		final int padded = roundUp(size, alignment);
		if (tile >= padded) return new TileAxis(padded, padded, new int[] { 0 });
		final int stride = tile - Math.min(overlap, tile / 2 / alignment * alignment);
		final int count = 1 + (padded - tile + stride - 1) / stride;
		final int[] origins = new int[count];
		for (int i = 0; i < count; i++) origins[i] = Math.min(i * stride, padded - tile);
		return new TileAxis(padded, tile, origins);
	}

	/**
	 * @param value a whole number, at least 1
	 * @param multiple a positive whole number
	 * @return the smallest multiple that is not below the value
	 */
	static int roundUp(final int value, final int multiple) {
		return Math.multiplyExact((value + multiple - 1) / multiple, multiple);
	}

	/** @return length of every tile */
	int length() {
		return length;
	}

	/** @return number of tiles */
	int count() {
		return origins.length;
	}

	/**
	 * @param tile index of a tile
	 * @return its first pixel
	 */
	int origin(final int tile) {
		return origins[tile];
	}

	/**
	 * @param scale output pixels per input pixel
	 * @return for each tile its weights, scale·length of them; 0 where the tile has no say
	 */
	float[][] weights(final int scale) {
		final double[][] raw = new double[count()][];
		final double[] sum = new double[scale * padded];
		for (int i = 0; i < raw.length; i++) {
			raw[i] = ramps(i, scale);
			for (int x = 0; x < raw[i].length; x++) sum[scale * origins[i] + x] += raw[i][x];
		}
		final float[][] weights = new float[count()][scale * length];
		for (int i = 0; i < raw.length; i++) {
			for (int x = 0; x < raw[i].length; x++) weights[i][x] = (float) (raw[i][x] / sum[scale * origins[i] + x]);
		}
		return weights;
	}

	private double[] ramps(final int tile, final int scale) {
		final int before = tile == 0 ? 0 : scale * (origins[tile - 1] + length - origins[tile]);
		final int after = tile == count() - 1 ? 0 : scale * (origins[tile] + length - origins[tile + 1]);
		final double[] w = new double[scale * length];
		for (int x = 0; x < w.length; x++) w[x] = rise(x, before) * rise(w.length - 1 - x, after);
		return w;
	}

	/** From 0 to 1 over the overlap; the rise of one tile and the fall of the other sum to 1. */
	private static double rise(final int x, final int overlap) {
		final int margin = overlap / 8;
		if (x < margin) return 0;
		if (x >= overlap - margin) return 1;
		return 0.5 - 0.5 * Math.cos(Math.PI * (x - margin + 0.5) / (overlap - 2 * margin));
	}
}
