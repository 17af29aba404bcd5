package io.github.ddasr.io;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file whose bytes are read at any position, by any number of threads. It is opened anew
 * for every piece, so that no handle stays open while a volume is merely in use; pieces
 * are megabytes, so this costs nothing.
 */
final class RawFile {

	private static final Cleaner CLEANER = Cleaner.create();

	private final Path file;
	private final Path shownAs;

	/**
	 * @param file the file
	 * @param shownAs the file to name in messages
	 */
	RawFile(final Path file, final Path shownAs) {
		this.file = file;
		this.shownAs = shownAs;
	}

	/** A temporary file that is deleted when nobody refers to it any more, or when the program ends. */
	static RawFile temporary(final Path file, final Path shownAs) {
		final RawFile raw = new RawFile(file, shownAs);
		file.toFile().deleteOnExit();
		CLEANER.register(raw, () -> deleteQuietly(file));
		return raw;
	}

	static void deleteQuietly(final Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (final IOException e) {
			file.toFile().deleteOnExit();
		}
	}

	/** Fills the buffer's remaining bytes from the file. */
	void read(final long position, final ByteBuffer target) {
		final int wanted = target.remaining();
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			while (target.hasRemaining()) {
				final long at = position + wanted - target.remaining();
				if (channel.read(target, at) < 0) throw IoErrors.truncated(shownAs, position + wanted, channel.size());
			}
		}
		catch (final IOException e) {
			throw IoErrors.unreadable(shownAs, e);
		}
	}
}
