package io.github.ddasr.superresolution;

import java.util.List;

import io.github.ddasr.engine.DeviceMemoryException;
import io.github.ddasr.network.TileNetwork;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * Enlarges slices with a network: slices are cut into overlapping tiles (whole
 * slices wherever they fit into memory), the network sees batches of tiles, and
 * its answers are blended. If the device runs out of memory the batch and then
 * the tile are halved, and stay so.
 */
public final class TiledEnlarger implements SliceEnlarger {

	private final TileNetwork network;
	private final String name;
	private final long nativeBytes;
	private List<String> others = List.of();
	private int tileLimit;
	private int batchLimit;

	/**
	 * @param network the network; closed with this object
	 * @param name the model's name, for messages
	 * @param tileSize longest side of a tile in low-resolution pixels, 0 for automatic
	 * @param batchSize most tiles per call of the network, 0 for automatic
	 * @param budget memory for one call
	 * @throws DdasrException if the network does not take grey images, or the tile size or batch size is out of range
	 */
	public TiledEnlarger(final TileNetwork network, final String name, final int tileSize, final int batchSize,
		final MemoryBudget budget)
	{
		if (network.channels() != 1) {
			throw new DdasrException("Model " + name + " works on " + network.channels() +
				"-channel images, but MR slices have one channel. Choose a one-channel model.");
		}
		final int smallest = Tiling.smallest(network);
		if (tileSize != 0 && tileSize < smallest) {
			throw new DdasrException("Tile size " + tileSize + " is too small for model " + name + ". Give at least " +
				smallest + " pixels, or 0 for automatic.");
		}
		if (batchSize < 0) {
			throw new DdasrException("Batch size " + batchSize + " is negative. Give at least 1, or 0 for automatic.");
		}
		this.network = network;
		this.name = name;
		// Other programs share the device: a fifth of what is free now is left to them.
		nativeBytes = Math.min(budget.nativeBytes(), network.freeBytes() / 5 * 4);
		tileLimit = tileSize;
		batchLimit = batchSize;
	}

	/**
	 * @param names what a user may choose where this network cannot do what was asked for
	 * @return this object
	 */
	TiledEnlarger withOthers(final List<String> names) {
		others = List.copyOf(names);
		return this;
	}

	@Override
	public List<String> others() {
		return others;
	}

	@Override
	public int factor() {
		return network.scale();
	}

	@Override
	public String description() {
		return name + ", " + network.deviceLine();
	}

	@Override
	public int preferredSlices(final int width, final int height) {
		final Tiling tiling = tiling(width, height);
		return Math.max(1, tiling.batch() / tiling.tilesPerSlice());
	}

	@Override
	public Footprint footprint(final int width, final int height) {
		final Tiling tiling = tiling(width, height);
		final int w = tiling.columns().length(), h = tiling.rows().length();
		return new Footprint(w, h, network.bytesPerPixel() * w * h * tiling.batch());
	}

	@Override
	public float[][] enlarge(final float[][] slices, final int width, final int height, final Monitor monitor) {
		while (true) {
			final Tiling tiling = tiling(width, height);
			try {
				return new TileRun(network, tiling, width, height).enlarge(slices, monitor);
			}
			catch (final DeviceMemoryException e) {
				shrink(tiling, slices.length, e, monitor);
			}
		}
	}

	private Tiling tiling(final int width, final int height) {
		return Tiling.of(network, width, height, tileLimit, batchLimit, nativeBytes);
	}

	private void shrink(final Tiling failed, final int slices, final DeviceMemoryException cause,
		final Monitor monitor)
	{
		final int batch = Math.min(failed.batch(), slices * failed.tilesPerSlice());
		if (batch > 1) {
			batchLimit = batch / 2;
			monitor.warn("The device is out of memory; going on with " + batchLimit + " instead of " + batch +
				" tiles at a time.");
			return;
		}
		final int half = failed.side() / 2 / network.alignment() * network.alignment();
		final int smallest = Tiling.smallest(network);
		if (half < smallest) {
			throw new DeviceMemoryException("Model " + name + " does not fit into the device's memory, not even with tiles of " +
				failed.side() + " pixels. Close other programs that use the device, choose a smaller model, or device=cpu.",
				cause);
		}
		batchLimit = 1;
		tileLimit = half;
		monitor.warn("The device is out of memory; going on with tiles of " + half + " instead of " + failed.side() +
			" pixels.");
	}

	@Override
	public void close() {
		network.close();
	}
}
