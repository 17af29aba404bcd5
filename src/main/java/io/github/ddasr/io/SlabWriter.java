package io.github.ddasr.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Puts the slabs of one volume into a raw file, where x runs fastest and z slowest.
 * Slabs along z or y are runs that are written as they come. Slabs along x would be
 * a few bytes in every row; they are gathered in memory, up to a limit, and then put
 * into the file plane by plane.
 */
final class SlabWriter {

	private static final int CHUNK_VOXELS = 1 << 17;
	private static final int CHUNK_BYTES = 1 << 22;

	/** Stored numbers of a box that spans y, part of x and part of z. */
	private record Columns(long from, int width, long fromZ, long depth, byte[] bytes) {}

	private final RawOutput out;
	private final long offset;
	private final long[] size;
	private final VoxelCodec codec;
	private final long gatherLimit;
	private final List<Columns> gathered = new ArrayList<>();
	private long gatheredBytes;
	private int along = -1;
	private long slices;

	/**
	 * @param out the raw file
	 * @param offset byte of the volume's first voxel
	 * @param size voxels along x, y, z
	 * @param codec real → stored
	 * @param gatherLimit bytes of slabs along x to gather
	 */
	SlabWriter(final RawOutput out, final long offset, final long[] size, final VoxelCodec codec,
		final long gatherLimit)
	{
		this.out = out;
		this.offset = offset;
		this.size = size.clone();
		this.codec = codec;
		this.gatherLimit = gatherLimit;
	}

	void write(final RandomAccessibleInterval<FloatType> slab, final int dimension, final long from)
		throws IOException
	{
		check(slab, dimension, from);
		slices += slab.dimension(dimension);
		if (dimension > 0 || slab.dimension(0) == size[0]) writeRuns(slab, dimension, from);
		else gather(slab, from);
	}

	/** Writes what was gathered, and checks that every slice came. */
	void finish() throws IOException {
		flush();
		if (along < 0 || slices != size[along]) throw new IllegalStateException(slices + " slices were written of " +
			Arrays.toString(size));
	}

	private void check(final RandomAccessibleInterval<FloatType> slab, final int dimension, final long from) {
		boolean fits = along < 0 || along == dimension;
		fits &= from >= 0 && from + slab.dimension(dimension) <= size[dimension];
		for (int d = 0; d < 3; d++) fits &= d == dimension || slab.dimension(d) == size[d];
		if (!fits) throw new IllegalArgumentException("a slab of " + Arrays.toString(slab.dimensionsAsLongArray()) +
			" at " + from + " along dimension " + dimension + " does not fit " + Arrays.toString(size));
		along = dimension;
	}

	private void writeRuns(final RandomAccessibleInterval<FloatType> slab, final int dimension, final long from)
		throws IOException
	{
		final boolean perPlane = dimension == 1;
		final long runs = perPlane ? size[2] : 1;
		final long run = slab.size() / runs;
		final long start = dimension == 0 ? 0 : from * (perPlane ? size[0] : size[0] * size[1]);
		final Cursor<FloatType> cursor = Views.flatIterable(slab).cursor();
		final ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(run, CHUNK_VOXELS) * codec.bytes());
		for (long r = 0; r < runs; r++) {
			final long at = offset + (start + r * size[0] * size[1]) * codec.bytes();
			for (long done = 0; done < run; done += CHUNK_VOXELS) {
				final int n = (int) Math.min(CHUNK_VOXELS, run - done);
				encode(cursor, n, bytes.clear());
				out.write(at + done * codec.bytes(), bytes.flip());
			}
		}
	}

	private void encode(final Cursor<FloatType> cursor, final int count, final ByteBuffer target) {
		final float[] values = new float[count];
		for (int i = 0; i < count; i++) values[i] = cursor.next().get();
		codec.encode(values, 0, count, target);
	}

	private void gather(final RandomAccessibleInterval<FloatType> slab, final long from) throws IOException {
		final long plane = slab.dimension(0) * slab.dimension(1) * codec.bytes();
		final long planes = Math.max(1, Math.min(slab.dimension(2), Math.min(gatherLimit, Integer.MAX_VALUE / 2) / plane));
		for (long z = 0; z < slab.dimension(2); z += planes) {
			final long depth = Math.min(planes, slab.dimension(2) - z);
			if (gatheredBytes > 0 && gatheredBytes + plane * depth > gatherLimit) flush();
			final long[] min = slab.minAsLongArray(), max = slab.maxAsLongArray();
			min[2] += z;
			max[2] = min[2] + depth - 1;
			final byte[] bytes = new byte[Math.toIntExact(plane * depth)];
			final ByteBuffer target = ByteBuffer.wrap(bytes);
			final Cursor<FloatType> cursor = Views.flatIterable(Views.interval(slab, min, max)).cursor();
			while (target.hasRemaining()) {
				encode(cursor, Math.min(CHUNK_VOXELS, target.remaining() / codec.bytes()), target);
			}
			gathered.add(new Columns(from, (int) slab.dimension(0), z, depth, bytes));
			gatheredBytes += bytes.length;
		}
	}

	/** Reads rows, puts the gathered columns in, and writes the rows back. */
	private void flush() throws IOException {
		if (gathered.isEmpty()) return;
		final int row = Math.toIntExact(size[0] * codec.bytes());
		final int rows = (int) Math.min(size[1], Math.max(1, CHUNK_BYTES / row));
		final ByteBuffer bytes = ByteBuffer.allocate(row * rows);
		for (long z = 0; z < size[2]; z++) {
			for (long y = 0; y < size[1]; y += rows) {
				final int n = (int) Math.min(rows, size[1] - y);
				final long at = offset + (y + z * size[1]) * row;
				out.read(at, bytes.clear().limit(n * row));
				for (final Columns c : gathered) put(c, bytes, y, n, z);
				out.write(at, bytes.flip());
			}
		}
		gathered.clear();
		gatheredBytes = 0;
	}

	private void put(final Columns c, final ByteBuffer rows, final long fromY, final int count, final long z) {
		if (z < c.fromZ || z >= c.fromZ + c.depth) return;
		final int width = c.width * codec.bytes();
		final int left = (int) (c.from * codec.bytes());
		for (int y = 0; y < count; y++) {
			final long source = (fromY + y + (z - c.fromZ) * size[1]) * width;
			System.arraycopy(c.bytes, (int) source, rows.array(), left + y * (int) size[0] * codec.bytes(), width);
		}
	}
}
