package io.github.ddasr.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;

import io.github.ddasr.volume.DdasrException;

/**
 * A file that appears under its final name only when it is complete. It is written to a
 * temporary name in the same folder, forced to disk, and renamed; until then an older file
 * under the final name stays as it was. Closing without {@link #commit()} deletes what was
 * written.
 *
 * <pre>
 * try (AtomicFile file = new AtomicFile(target)) {
 * 	Files.writeString(file.temporary(), text);
 * 	file.commit();
 * }
 * </pre>
 */
public final class AtomicFile implements AutoCloseable {

	/** Writes the content of a file. */
	@FunctionalInterface
	public interface Content {

		/**
		 * @param out takes the bytes; need not be closed
		 * @throws IOException if they cannot be written
		 */
		void writeTo(OutputStream out) throws IOException;
	}

	private static final int LONGEST_NAME = 60;

	private final Path target;
	private final Path temporary;

	/**
	 * @param target the final name
	 * @throws DdasrException if its folder does not exist or cannot be written to, or the name is that of a folder
	 */
	public AtomicFile(final Path target) {
		this.target = resolve(target);
		temporary = create(this.target);
	}

	/** @return where to write to; exists, empty, in the folder of the target */
	public Path temporary() {
		return temporary;
	}

	/** @return the final name, links followed */
	public Path target() {
		return target;
	}

	/**
	 * Forces the temporary file to disk and gives it its final name.
	 *
	 * @throws DdasrException if that fails; an older file is then as it was
	 */
	public void commit() {
		try {
			force(temporary);
			try {
				Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			}
			catch (final AtomicMoveNotSupportedException e) {
				Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
			}
		}
		catch (final IOException e) {
			throw IoErrors.notWritten(target, e);
		}
	}

	/** Deletes the temporary file if it was not committed. */
	@Override
	public void close() {
		RawFile.deleteQuietly(temporary);
	}

	/**
	 * Writes a whole file at once.
	 *
	 * @param target the final name
	 * @param content writes the bytes
	 * @throws DdasrException if it cannot be written; an older file is then as it was
	 */
	public static void write(final Path target, final Content content) {
		try (AtomicFile file = new AtomicFile(target)) {
			try (OutputStream out = Files.newOutputStream(file.temporary())) {
				content.writeTo(out);
			}
			file.commit();
		}
		catch (final IOException e) {
			throw IoErrors.notWritten(target, e);
		}
	}

	/**
	 * Tries whether a file could be written, before long work begins. Leaves nothing behind.
	 *
	 * @param target the final name
	 * @throws DdasrException if its folder does not exist or cannot be written to, or the name is that of a folder
	 */
	public static void check(final Path target) {
		new AtomicFile(target).close();
	}

	/**
	 * Deletes what processes left behind that were killed while they wrote a file. To be called only by one who knows that
	 * nobody is writing it now.
	 *
	 * @param target the final name
	 */
	public static void removeRemains(final Path target) {
		final Path file = target.toAbsolutePath();
		final String start = "." + shortened(file.getFileName().toString()) + "-";
		try (DirectoryStream<Path> remains = Files.newDirectoryStream(file.getParent(), entry -> {
			final String name = entry.getFileName().toString();
			return name.startsWith(start) && name.substring(start.length()).matches("[0-9a-f-]{36}\\.tmp");
		})) {
			remains.forEach(RawFile::deleteQuietly);
		}
		catch (final IOException | DirectoryIteratorException e) {
			// The folder is not there or cannot be read: writing will say so.
		}
	}

	/** A name in a folder that nothing has yet; short, so that it stays a legal name. */
	static Path unused(final Path folder, final String base) {
		return folder.resolve("." + shortened(base) + "-" + UUID.randomUUID() + ".tmp");
	}

	/** Two long names stay two. */
	private static String shortened(final String name) {
		return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 9) + "~" + String.format(Locale.ROOT, "%08x", name
			.hashCode());
	}

	private static Path create(final Path target) {
		final Path temporary = unused(target.getParent(), target.getFileName().toString());
		try {
			return Files.createFile(temporary);
		}
		catch (final IOException e) {
			throw IoErrors.folderNotWritable(target.getParent(), e);
		}
	}

	/** Through links, so that a link to a file stays a link. */
	private static Path resolve(final Path target) {
		final Path absolute = target.toAbsolutePath();
		if (Files.isDirectory(absolute)) throw IoErrors.targetIsFolder(absolute);
		if (!Files.isDirectory(absolute.getParent())) throw IoErrors.noFolder(absolute, absolute.getParent());
		try {
			return Files.isSymbolicLink(absolute) && Files.exists(absolute) ? absolute.toRealPath() : absolute;
		}
		catch (final IOException e) {
			throw IoErrors.notWritten(absolute, e);
		}
	}

	private static void force(final Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.force(true);
		}
	}
}
