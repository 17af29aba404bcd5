package io.github.ddasr.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import io.github.ddasr.volume.SlabSink;

/**
 * The voxels of all volumes of an output file, in a raw temporary file one after the
 * other, written slab by slab. What the final file is made of is its owner's concern.
 */
final class RawSeries implements Closeable {

	private static final long GATHER_LIMIT = Math.min(1L << 28, Runtime.getRuntime().maxMemory() / 16);

	private final Path target;
	private final RawOutput out;
	private final List<OneVolume> volumes = new ArrayList<>();

	/**
	 * @param target the final file, for messages
	 * @param out the raw file
	 * @param offset byte of the first voxel
	 * @param header size, number and type of the volumes
	 */
	RawSeries(final Path target, final RawOutput out, final long offset, final NiftiHeader header) {
		this.target = target;
		this.out = out;
		final VoxelCodec codec = new VoxelCodec(header.type(), header.order(), header.scaling());
		final long bytes = header.voxels() * codec.bytes();
		for (int v = 0; v < header.count(); v++) {
			volumes.add(new OneVolume(new SlabWriter(out, offset + v * bytes, header.dimensions(), codec, GATHER_LIMIT)));
		}
	}

	/** The sink of one volume; its close does nothing. */
	SlabSink volume(final int index) {
		return volumes.get(index);
	}

	/** Checks that every volume was committed, and closes the raw file. */
	void finish() throws IOException {
		for (final OneVolume v : volumes) {
			if (!v.complete) throw new IllegalStateException("a volume of " + target + " was not committed");
		}
		out.close();
	}

	@Override
	public void close() throws IOException {
		out.close();
	}

	/** Refuses at once what the disk cannot hold, as far as the file system knows. */
	static void requireSpace(final NiftiHeader header) {
		final Path folder = header.file().toAbsolutePath().getParent();
		try {
			final long free = Files.getFileStore(folder).getUsableSpace();
			if (header.storedBytes() > free) throw IoErrors.noSpace(header.file(), header.storedBytes(), free);
		}
		catch (final IOException e) {
			throw IoErrors.folderNotWritable(folder, e);
		}
	}

	private final class OneVolume implements SlabSink {

		private final SlabWriter writer;
		private boolean complete;

		OneVolume(final SlabWriter writer) {
			this.writer = writer;
		}

		@Override
		public void write(final RandomAccessibleInterval<FloatType> slab, final int dimension, final long from) {
			try {
				writer.write(slab, dimension, from);
			}
			catch (final IOException e) {
				throw IoErrors.notWritten(target, e);
			}
		}

		@Override
		public void commit() {
			try {
				writer.finish();
				complete = true;
			}
			catch (final IOException e) {
				throw IoErrors.notWritten(target, e);
			}
		}

		@Override
		public void close() {
			// The file belongs to the series.
		}
	}
}
