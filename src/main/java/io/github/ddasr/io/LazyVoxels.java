package io.github.ddasr.io;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Voxels that stay in their file until they are looked at. One cell is one z-plane, or some
 * rows of it if the plane is large; a bounded number of cells, the last ones used, is kept
 * in memory. Thread-safe: two threads that miss the same cell read it twice, to no harm.
 */
final class LazyVoxels {

	private static final int CELL_VOXELS = 1 << 22;

	private final RawFile file;
	private final long offset;
	private final long[] size;
	private final VoxelCodec codec;
	private final CellGrid grid;
	private final Cache cache;

	private LazyVoxels(final RawFile file, final long offset, final long[] size, final VoxelCodec codec,
		final Cache cache)
	{
		this.file = file;
		this.offset = offset;
		this.size = size;
		this.codec = codec;
		this.cache = cache;
		grid = new CellGrid(size, cellSize(size));
	}

	/**
	 * @param file the unpacked file
	 * @param offset byte of the first voxel
	 * @param size voxels along x, y, z
	 * @param codec stored → real
	 * @param cache shared by the volumes of one file
	 */
	static RandomAccessibleInterval<FloatType> of(final RawFile file, final long offset, final long[] size,
		final VoxelCodec codec, final Cache cache)
	{
		final LazyVoxels lazy = new LazyVoxels(file, offset, size, codec, cache);
		return new LazyCellImg<FloatType, FloatArray>(lazy.grid, new FloatType(), lazy::cell);
	}

	private static int[] cellSize(final long[] size) {
		final int x = (int) Math.min(size[0], CELL_VOXELS);
		final int y = (int) Math.min(size[1], Math.max(1, CELL_VOXELS / x));
		return new int[] { x, y, 1 };
	}

	private Cell<FloatArray> cell(final long index) {
		final Cell<FloatArray> known = cache.get(this, index);
		if (known != null) return known;
		final long[] min = new long[3];
		final int[] dims = new int[3];
		grid.getCellDimensions(index, min, dims);
		final float[] values = new float[dims[0] * dims[1]];
		// Rows of a cell follow each other in the file if the cell spans whole rows; else it is one part of one row.
		final ByteBuffer raw = ByteBuffer.allocate(values.length * codec.bytes());
		file.read(offset + codec.bytes() * (min[0] + size[0] * (min[1] + size[1] * min[2])), raw);
		codec.decode(raw.flip(), values, 0, values.length);
		final Cell<FloatArray> cell = new Cell<>(dims, min, new FloatArray(values));
		cache.put(this, index, cell);
		return cell;
	}

	/** The cells last used, up to a number of bytes. */
	static final class Cache {

		private record Key(LazyVoxels volume, long index) {}

		private final Map<Key, Cell<FloatArray>> cells = new LinkedHashMap<>(16, 0.75f, true);
		private final long limit;
		private long bytes;

		/** @param limit bytes to keep; at least one cell is kept */
		Cache(final long limit) {
			this.limit = limit;
		}

		synchronized Cell<FloatArray> get(final LazyVoxels volume, final long index) {
			return cells.get(new Key(volume, index));
		}

		synchronized void put(final LazyVoxels volume, final long index, final Cell<FloatArray> cell) {
			if (cells.put(new Key(volume, index), cell) == null) bytes += bytesOf(cell);
			final var oldest = cells.values().iterator();
			while (bytes > limit && cells.size() > 1) {
				bytes -= bytesOf(oldest.next());
				oldest.remove();
			}
		}

		private static long bytesOf(final Cell<FloatArray> cell) {
			return cell.size() * Float.BYTES;
		}
	}
}
