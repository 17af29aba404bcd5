package io.github.ddasr.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes written and read at any position; a test may put one in place that runs out of space. */
interface RawOutput extends Closeable {

	/** Opens the output of a temporary file. */
	@FunctionalInterface
	interface Opener {

		RawOutput open(Path file) throws IOException;
	}

	/** Writes all remaining bytes of the buffer. */
	void write(long position, ByteBuffer bytes) throws IOException;

	/** Fills the buffer; what lies beyond the end of the file reads as 0. */
	void read(long position, ByteBuffer bytes) throws IOException;

	/** A file on disk. */
	static RawOutput file(final Path file) throws IOException {
		final FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
		return new RawOutput() {

			@Override
			public void write(final long position, final ByteBuffer bytes) throws IOException {
				long at = position;
				while (bytes.hasRemaining()) at += channel.write(bytes, at);
			}

			@Override
			public void read(final long position, final ByteBuffer bytes) throws IOException {
				long at = position;
				while (bytes.hasRemaining()) {
					final int n = channel.read(bytes, at);
					if (n < 0) break;
					at += n;
				}
				while (bytes.hasRemaining()) bytes.put((byte) 0);
			}

			@Override
			public void close() throws IOException {
				channel.close();
			}
		};
	}
}
