package io.github.ddasr.superresolution;

import io.github.ddasr.network.TileNetwork;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** One pass of a network over the tiles of some slices: gather, apply, blend. */
final class TileRun {

	private final TileNetwork network;
	private final Tiling tiling;
	private final int width;
	private final int height;
	private final float[][] columnWeights;
	private final float[][] rowWeights;

	/**
	 * @param network the network
	 * @param tiling tiles for this slice size
	 * @param width columns of a slice
	 * @param height rows of a slice
	 */
	TileRun(final TileNetwork network, final Tiling tiling, final int width, final int height) {
		this.network = network;
		this.tiling = tiling;
		this.width = width;
		this.height = height;
		columnWeights = tiling.columns().weights(network.scale());
		rowWeights = tiling.rows().weights(network.scale());
	}

	/**
	 * @param slices normalised slices, height × width each
	 * @param monitor told of each batch, asked for cancel before each
	 * @return the enlarged slices
	 */
	float[][] enlarge(final float[][] slices, final Monitor monitor) {
		final int scale = network.scale();
		final int size = Math.multiplyExact(Math.multiplyExact(scale * scale, width), height);
		final float[][] enlarged = new float[slices.length][size];
		final int jobs = slices.length * tiling.tilesPerSlice();
		for (int from = 0; from < jobs; from += tiling.batch()) {
			monitor.checkCanceled("enlarging");
			final int count = Math.min(tiling.batch(), jobs - from);
			blend(apply(gather(slices, from, count), count), from, count, enlarged);
			monitor.progress(from + count, jobs);
		}
		return enlarged;
	}

	private float[] gather(final float[][] slices, final int from, final int count) {
		final int w = tiling.columns().length(), h = tiling.rows().length();
		final float[] tiles = new float[count * w * h];
		for (int n = 0; n < count; n++) {
			Reflection.copyWindow(slices[slice(from + n)], width, height, tiling.columns().origin(column(from + n)),
				tiling.rows().origin(row(from + n)), tiles, n * w * h, w, h);
		}
		return tiles;
	}

	private float[] apply(final float[] tiles, final int count) {
		final int scale = network.scale();
		final float[] answer = network.apply(tiles, count, tiling.rows().length(), tiling.columns().length());
		if (answer.length != tiles.length * scale * scale) {
			throw new DdasrException("The network answered with " + answer.length + " values instead of " + tiles.length *
				scale * scale + ". The model file does not fit its header; get the model again.");
		}
		return answer;
	}

	private void blend(final float[] answer, final int from, final int count, final float[][] enlarged) {
		final int scale = network.scale();
		final int w = scale * tiling.columns().length(), h = scale * tiling.rows().length();
		for (int n = 0; n < count; n++) {
			final float[] target = enlarged[slice(from + n)];
			final float[] wx = columnWeights[column(from + n)], wy = rowWeights[row(from + n)];
			final int x0 = scale * tiling.columns().origin(column(from + n));
			final int y0 = scale * tiling.rows().origin(row(from + n));
			final int columns = Math.min(w, scale * width - x0), rows = Math.min(h, scale * height - y0);
			for (int y = 0; y < rows; y++) {
				if (wy[y] == 0) continue;
				final int source = (n * h + y) * w, row = (y0 + y) * scale * width + x0;
				for (int x = 0; x < columns; x++) target[row + x] += wy[y] * wx[x] * answer[source + x];
			}
		}
	}

	private int slice(final int job) {
		return job / tiling.tilesPerSlice();
	}

	private int row(final int job) {
		return job % tiling.tilesPerSlice() / tiling.columns().count();
	}

	private int column(final int job) {
		return job % tiling.columns().count();
	}
}
