package io.github.ddasr.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/**
 * Header and files → volumes. What fits is read into memory at once; the rest stays in the
 * file, or, if the file is packed, in an unpacked temporary copy.
 */
final class NiftiReader {

	private static final int CHUNK = 1 << 20;

	private final NiftiFiles files;
	private final NiftiHeader header;
	private final VoxelCodec codec;
	private final Monitor monitor;
	private final ReadOptions options;

	NiftiReader(final Path path, final Monitor monitor, final ReadOptions options) {
		files = NiftiFiles.of(path);
		header = files.header();
		codec = new VoxelCodec(header.type(), header.order(), header.scaling());
		this.monitor = monitor;
		this.options = options;
	}

	VolumeSeries read() {
		monitor.status("Reading " + files.data());
		for (final String warning : header.warnings()) monitor.warn(header.file().getFileName() + ": " + warning);
		try {
			final boolean packed = NiftiFiles.isPacked(files.data());
			if (!packed) checkSize(Files.size(files.data()));
			final boolean fits = header.memoryBytes() <= options.memoryLimit() && header.voxels() < Integer.MAX_VALUE - 8;
			if (fits) return series(readAll());
			return series(lazy(packed ? unpack() : new RawFile(files.data(), files.data())));
		}
		catch (final IOException e) {
			throw IoErrors.unreadable(files.data(), e);
		}
	}

	private void checkSize(final long found) {
		if (found == 0) throw IoErrors.empty(files.data());
		if (header.dataOffset() >= found) throw IoErrors.offset(files.data(), Long.toString(header.dataOffset()), found);
		if (files.expectedBytes() > found) throw IoErrors.truncated(files.data(), files.expectedBytes(), found);
	}

	private List<RandomAccessibleInterval<FloatType>> readAll() throws IOException {
		final List<RandomAccessibleInterval<FloatType>> volumes = new ArrayList<>();
		try (InputStream in = NiftiFiles.open(files.data())) {
			final Unpacking data = new Unpacking(in);
			data.skip(header.dataOffset());
			final int perChunk = CHUNK / codec.bytes();
			for (int v = 0; v < header.count(); v++) {
				final float[] values = new float[(int) header.voxels()];
				for (int at = 0; at < values.length; at += perChunk) {
					final int n = Math.min(perChunk, values.length - at);
					codec.decode(data.next(n * codec.bytes()), values, at, n);
				}
				volumes.add(ArrayImgs.floats(values, header.dimensions()));
			}
			data.finish();
		}
		catch (final EOFException e) {
			throw IoErrors.truncatedGzip(files.data(), files.expectedBytes(), 0);
		}
		return volumes;
	}

	private RawFile unpack() throws IOException {
		monitor.status("Unpacking " + files.data() + " to " + options.temporaryFolder());
		final Path copy = TemporaryFiles.unused(options.temporaryFolder(), NiftiFiles.baseName(files.data()));
		final RawFile raw = RawFile.temporary(copy, files.data());
		try (InputStream in = NiftiFiles.open(files.data()); OutputStream out = create(copy)) {
			final Unpacking data = new Unpacking(in);
			for (long left = files.expectedBytes(); left > 0; left -= CHUNK) {
				final ByteBuffer chunk = data.next((int) Math.min(CHUNK, left));
				write(out, chunk);
			}
			data.finish();
			return raw;
		}
		catch (final IOException | RuntimeException e) {
			RawFile.deleteQuietly(copy);
			throw e;
		}
	}

	private OutputStream create(final Path copy) {
		try {
			return Files.newOutputStream(copy);
		}
		catch (final IOException e) {
			throw IoErrors.notUnpacked(files.data(), options.temporaryFolder(), e);
		}
	}

	private void write(final OutputStream out, final ByteBuffer chunk) {
		try {
			out.write(chunk.array(), 0, chunk.limit());
		}
		catch (final IOException e) {
			throw IoErrors.notUnpacked(files.data(), options.temporaryFolder(), e);
		}
	}

	private List<RandomAccessibleInterval<FloatType>> lazy(final RawFile raw) {
		final LazyVoxels.Cache cache = new LazyVoxels.Cache(options.cacheBytes());
		final List<RandomAccessibleInterval<FloatType>> volumes = new ArrayList<>();
		final long bytes = header.voxels() * codec.bytes();
		for (int v = 0; v < header.count(); v++) {
			volumes.add(LazyVoxels.of(raw, header.dataOffset() + v * bytes, header.dimensions(), codec, cache));
		}
		return volumes;
	}

	private VolumeSeries series(final List<RandomAccessibleInterval<FloatType>> images) {
		final String name = NiftiFiles.baseName(header.file());
		final List<Volume> volumes = new ArrayList<>();
		for (int v = 0; v < images.size(); v++) {
			final String own = images.size() == 1 ? name : name + "_" + (v + 1);
			volumes.add(new Volume(own, images.get(v), header.geometry(), header.type(), header.scaling(), header
				.description()));
		}
		return new VolumeSeries(volumes, header.step(), header.stepUnit());
	}

	/** A stream of unpacked bytes that knows how far it came, so that a sudden end is told in numbers. */
	private final class Unpacking {

		private final InputStream in;
		private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
		private long found;

		Unpacking(final InputStream in) {
			this.in = in;
		}

		void skip(final long bytes) throws IOException {
			for (long left = bytes; left > 0; left -= CHUNK) next((int) Math.min(CHUNK, left));
		}

		ByteBuffer next(final int bytes) throws IOException {
			monitor.checkCanceled("reading " + files.data());
			monitor.progress(found, files.expectedBytes());
			int n = 0;
			try {
				for (int k; n < bytes && (k = in.read(buffer.array(), n, bytes - n)) > 0;) {
					n += k;
					found += k;
				}
			}
			catch (final EOFException e) {
				n = -1;
			}
			catch (final ZipException e) {
				throw IoErrors.damagedGzip(files.data(), e);
			}
			if (n == bytes) return buffer.clear().limit(bytes);
			if (found <= header.dataOffset()) throw IoErrors.offset(files.data(), Long.toString(header.dataOffset()), found);
			throw IoErrors.truncatedGzip(files.data(), files.expectedBytes(), found);
		}

		/** Reads to the end, because gzip's checksum stands behind the last byte. */
		void finish() throws IOException {
			try {
				while (in.read(buffer.array()) > 0) monitor.checkCanceled("reading " + files.data());
			}
			catch (final EOFException e) {
				throw IoErrors.truncatedGzip(files.data(), files.expectedBytes(), found);
			}
			catch (final ZipException e) {
				throw IoErrors.damagedGzip(files.data(), e);
			}
			monitor.progress(files.expectedBytes(), files.expectedBytes());
		}
	}
}
