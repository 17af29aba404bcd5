package io.github.ddasr.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.SeriesSink;
import io.github.ddasr.volume.SlabSink;

/**
 * Writes one NIfTI file, or a pair, from slabs. The voxels go into a raw temporary file in
 * the target's folder; the commit packs it where asked for, forces it to disk and renames it.
 */
final class NiftiSink implements SeriesSink {

	private static final int CHUNK = 1 << 20;
	/** zlib level: noisy voxels hardly shrink further at the default level, which takes longer. */
	private static final int LEVEL = 3;

	private final NiftiHeader header;
	private final OutputFormat format;
	private final Monitor monitor;
	private final RawOutput.Opener opener;
	private final AtomicFile raw;
	private final RawSeries series;

	/**
	 * @param header everything about the file; its path is the target, its pair flag follows the suffix
	 * @param monitor is told of the progress of packing, and may cancel it
	 * @param opener opens the raw temporary file
	 */
	NiftiSink(final NiftiHeader header, final Monitor monitor, final RawOutput.Opener opener) {
		this.header = header;
		this.monitor = monitor;
		this.opener = opener;
		format = OutputFormat.of(header.file());
		raw = new AtomicFile(header.pair() ? withSuffix(header.file(), ".img") : header.file());
		try {
			RawSeries.requireSpace(header);
			series = open();
		}
		catch (final IOException e) {
			raw.close();
			throw IoErrors.notWritten(header.file(), e);
		}
		catch (final DdasrException e) {
			raw.close();
			throw e;
		}
	}

	private RawSeries open() throws IOException {
		final RawOutput out = opener.open(raw.temporary());
		try {
			if (!header.pair()) out.write(0, ByteBuffer.wrap(NiftiHeaderComposer.bytes(header)));
			return new RawSeries(header.file(), out, header.dataOffset(), header);
		}
		catch (final IOException e) {
			out.close();
			throw e;
		}
	}

	@Override
	public SlabSink volume(final int index) {
		return series.volume(index);
	}

	@Override
	public void commit() {
		try {
			series.finish();
			monitor.status("Saving " + header.file());
			switch (format) {
				case NIFTI_GZ -> pack();
				case NIFTI_PAIR -> commitPair();
				default -> raw.commit();
			}
		}
		catch (final IOException e) {
			throw IoErrors.notWritten(header.file(), e);
		}
	}

	/** Both halves are complete on disk before the first one gets its name. */
	private void commitPair() throws IOException {
		try (AtomicFile head = new AtomicFile(withSuffix(header.file(), ".hdr"))) {
			Files.write(head.temporary(), NiftiHeaderComposer.bytes(header));
			raw.commit();
			head.commit();
		}
	}

	private void pack() throws IOException {
		try (AtomicFile packed = new AtomicFile(header.file())) {
			final long total = Files.size(raw.temporary());
			try (InputStream in = Files.newInputStream(raw.temporary());
					RawOutput file = opener.open(packed.temporary());
					OutputStream out = new Gzip(new PositionedStream(file)))
			{
				final byte[] chunk = new byte[CHUNK];
				long done = 0;
				for (int n; (n = in.read(chunk)) > 0; done += n) {
					monitor.checkCanceled("saving " + header.file());
					monitor.progress(done, total);
					out.write(chunk, 0, n);
				}
			}
			packed.commit();
		}
	}

	@Override
	public void close() {
		try {
			series.close();
		}
		catch (final IOException e) {
			monitor.warn("The temporary file " + raw.temporary() + " could not be closed (" + IoErrors.reason(e) + ").");
		}
		finally {
			raw.close();
		}
	}

	/** The other half of a pair, in capitals if this one is. */
	private static Path withSuffix(final Path file, final String suffix) {
		final String name = file.getFileName().toString();
		final String start = name.substring(0, name.length() - suffix.length());
		final String given = name.substring(start.length());
		final boolean upper = given.equals(given.toUpperCase(Locale.ROOT));
		return file.resolveSibling(start + (upper ? suffix.toUpperCase(Locale.ROOT) : suffix));
	}

	private static final class Gzip extends GZIPOutputStream {

		Gzip(final OutputStream out) throws IOException {
			super(out, 1 << 16);
			def.setLevel(LEVEL);
		}
	}

	/** A raw output, written from front to back. */
	private static final class PositionedStream extends OutputStream {

		private final RawOutput out;
		private long position;

		PositionedStream(final RawOutput out) {
			this.out = out;
		}

		@Override
		public void write(final int b) throws IOException {
			write(new byte[] { (byte) b }, 0, 1);
		}

		@Override
		public void write(final byte[] bytes, final int at, final int count) throws IOException {
			out.write(position, ByteBuffer.wrap(bytes, at, count));
			position += count;
		}
	}
}
