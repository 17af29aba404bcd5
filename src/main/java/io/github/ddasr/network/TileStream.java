package io.github.ddasr.network;

import java.util.function.Function;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.engine.NativeHeap;
import io.github.ddasr.volume.Monitor;

/**
 * The way of one part of a volume through an {@link Arssr} network: its planes go through the encoder one after the other, and what can be
 * decoded is decoded at once. The part reaches as far over its core as the encoder looks, so that the result is that of the whole
 * volume.
 */
final class TileStream {

	/** Cells that go through the decoder in one piece: few enough for a processor's cache. */
	private static final int ROWS = 32, COLUMNS = 128;

	private final Arssr network;
	private final NDManager keep;
	private final VolumeNetwork.Request request;
	private final WantedCells wanted;
	private final GridAxis[] grid;
	private final float[] sharpness;
	private final FinePlanes fine;
	private final NativeHeap heap;
	private final Monitor monitor;
	/** Voxels whose cells are decoded, along y and x. */
	private final int[] coreFrom, coreTo;
	/** Voxels that are read, along y and x. */
	private final int[] from = new int[2], to = new int[2];

	/** Takes every plane that is done. */
	interface Done {

		/** @param end number of the plane behind the last one that is done */
		void before(int end);
	}

	/**
	 * @param network the network
	 * @param keep owner of native memory
	 * @param request the volume
	 * @param wanted which of its voxels count
	 * @param grid the axes z, y, x
	 * @param sharpness of the whole volume
	 * @param fine takes the values
	 * @param coreFrom first voxel of the core along y and x
	 * @param coreTo voxel behind the last one
	 * @param heap trimmed on the way, one for all parts
	 * @param monitor asked for cancel
	 */
	TileStream(final Arssr network, final NDManager keep, final VolumeNetwork.Request request, final WantedCells wanted,
		final GridAxis[] grid, final float[] sharpness, final FinePlanes fine, final int[] coreFrom, final int[] coreTo, final NativeHeap heap,
		final Monitor monitor)
	{
		this.network = network;
		this.keep = keep;
		this.request = request;
		this.wanted = wanted;
		this.grid = grid;
		this.sharpness = sharpness;
		this.fine = fine;
		this.coreFrom = coreFrom;
		this.coreTo = coreTo;
		this.heap = heap;
		this.monitor = monitor;
		final int reach = network.shape().radius() + 1;
		for (int a = 0; a < 2; a++) {
			from[a] = Math.max(0, coreFrom[a] - reach);
			to[a] = Math.min(request.size()[a + 1], coreTo[a] + reach);
		}
	}

	/**
	 * Decodes all planes of the finer grid between two planes of the volume.
	 *
	 * @param fromZ first voxel whose cells are decoded
	 * @param toZ the voxel behind the last one
	 * @param chunk planes that go through the encoder in one piece
	 * @param done told how far the work has come
	 */
	void run(final int fromZ, final int toZ, final int chunk, final Done done) {
		final int reach = network.shape().radius() + 1, depth = request.size()[0];
		final int first = Math.max(0, fromZ - reach), end = Math.min(depth, toZ + reach);
		try (NDManager own = keep.newSubManager()) {
			final VolumeLayer.Stream stream = network.encoder().stream(own);
			final Decoding decoding = new Decoding(own, first, Math.max(firstCell(fromZ), fine.next()), firstCell(toZ), done);
			for (int z = first; z < end; z += chunk) {
				monitor.checkCanceled("enlarging");
				final int stop = Math.min(end, z + chunk), from = z;
				decoding.take(scope -> stream.push(scope, planes(scope, from, stop)));
			}
			while (decoding.take(stream::rest)) monitor.checkCanceled("enlarging");
		}
	}

	/** What is decoded as soon as the features of the planes around it are there. */
	private final class Decoding {

		private final NDManager own;
		private final PlaneQueue features;
		private final int lastCell;
		private final Done done;
		/** The plane of the volume that the first features in the queue belong to. */
		private int front;
		private int cell;

		Decoding(final NDManager own, final int front, final int cell, final int lastCell, final Done done) {
			this.own = own;
			this.front = front;
			this.cell = cell;
			this.lastCell = lastCell;
			this.done = done;
			features = new PlaneQueue(own);
		}

		/** Whether there were features of further planes. */
		boolean take(final Function<NDManager, NDArray> maker) {
			final boolean some;
			try (NDManager scope = own.newSubManager()) {
				final NDArray made = maker.apply(scope);
				features.add(made);
				some = made != null;
			}
			if (some) decodeReady();
			heap.trimNowAndThen();
			return some;
		}

		private void decodeReady() {
			final long ready = front + features.size();
			while (cell < lastCell && needed(cell) < ready) {
				decode(own, features, front, cell);
				done.before(++cell);
			}
			final int keepFrom = cell < lastCell ? grid[0].clamped(grid[0].below(cell)) : Math.toIntExact(ready);
			final long drop = Math.max(0, Math.min(features.size(), keepFrom - front));
			features.drop(drop);
			front += (int) drop;
		}
	}

	/** The first cell along z whose centre lies in a voxel or behind it. */
	private int firstCell(final int voxel) {
		int cell = 0;
		while (cell < grid[0].newSize() && grid[0].within(cell) < voxel) cell++;
		return voxel >= grid[0].size() ? grid[0].newSize() : cell;
	}

	private int needed(final int cell) {
		return grid[0].clamped(grid[0].below(cell) + 1);
	}

	private NDArray planes(final NDManager scope, final int z0, final int z1) {
		final int h = to[0] - from[0], w = to[1] - from[1], height = request.size()[1], width = request.size()[2];
		final float[] values = new float[(z1 - z0) * h * w];
		for (int z = z0, at = 0; z < z1; z++) for (int y = from[0]; y < to[0]; y++, at += w) {
			System.arraycopy(request.values(), (z * height + y) * width + from[1], values, at, w);
		}
		return scope.create(values, new Shape(z1 - z0, h, w, 1));
	}

	private void decode(final NDManager own, final PlaneQueue features, final int front, final int cell) {
		final GridAxis z = grid[0], y = grid[1], x = grid[2];
		final int below = z.below(cell);
		try (NDManager scope = own.newSubManager()) {
			final NDArray lower = plane(scope, features, below, front), upper = plane(scope, features, below + 1, front);
			final int newWidth = x.newSize();
			final float[] plane = fine.plane(cell);
			float[] base = null;
			final int[] rows = cells(y, 0), columns = cells(x, 1);
			for (int j = rows[0]; j < rows[1]; j += ROWS) {
				monitor.checkCanceled("enlarging");
				for (int i = columns[0]; i < columns[1]; i += COLUMNS) {
					final int endJ = Math.min(rows[1], j + ROWS), endI = Math.min(columns[1], i + COLUMNS);
					final int[] chosen = wanted.of(z, y, x, cell, j, endJ, i, endI);
					if (chosen != null && chosen.length == 0) continue;
					if (base == null) base = fine.base(cell);
					final GridBlock block = new GridBlock(lower, upper, from[0], from[1], z, y, x, cell, j, endJ, i, endI, sharpness, chosen);
					write(network.decoder().block(scope, block), block, base, plane, newWidth);
				}
			}
		}
	}

	/** The features of one plane of the volume, height × width × C; null outside. */
	private NDArray plane(final NDManager scope, final PlaneQueue features, final int voxel, final int front) {
		if (voxel < 0 || voxel >= grid[0].size()) return null;
		return features.plane(scope, voxel - front);
	}

	/** First cell of the core and the one behind its last. */
	private int[] cells(final GridAxis axis, final int a) {
		int first = 0, end = axis.newSize();
		while (first < end && axis.within(first) < coreFrom[a]) first++;
		while (end > first && axis.within(end - 1) >= coreTo[a]) end--;
		return new int[] { first, end };
	}

	private static void write(final float[] values, final GridBlock block, final float[] base, final float[] plane, final int newWidth) {
		for (int k = 0; k < values.length; k++) {
			final int at = block.row(k) * newWidth + block.column(k);
			plane[at] = base == null ? values[k] : base[at] + values[k];
		}
	}
}
