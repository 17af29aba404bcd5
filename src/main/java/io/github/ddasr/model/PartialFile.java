package io.github.ddasr.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.volume.DdasrException;

/**
 * The part of a download that has arrived, under a name that begins with a dot and
 * holds part of the checksum, so that it is never continued by the bytes of another
 * file. Closing deletes it unless it was kept or committed. Only one run at a time
 * can have it open.
 */
final class PartialFile implements AutoCloseable {

	private static final int DIGITS = 12;

	private final DownloadEntry entry;
	private final Path target;
	private final Path path;
	private final FileChannel channel;
	private long size;
	private boolean kept;

	/**
	 * Opens what an earlier run kept, or begins anew.
	 *
	 * @param entry the file
	 * @param folder an existing folder
	 * @throws DdasrException if it cannot be written, or another run has it open
	 */
	PartialFile(final DownloadEntry entry, final Path folder) {
		this.entry = entry;
		target = folder.resolve(entry.file());
		path = folder.resolve("." + entry.file() + "-" + entry.checksum().hex().substring(0, DIGITS) + ".part");
		try {
			channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
			if (!lock(channel)) {
				channel.close();
				throw DownloadErrors.busy(entry, folder);
			}
			size = channel.size();
			if (size > entry.largest()) clear();
		}
		catch (final IOException e) {
			throw DownloadErrors.notWritten(target, e);
		}
	}

	/** Locks a byte far behind the end: some systems keep even this program from reading locked bytes. */
	private static boolean lock(final FileChannel channel) {
		try {
			final FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
			return lock != null;
		}
		catch (final OverlappingFileLockException e) {
			return false;
		}
		catch (final IOException e) {
			// Some network drives have no locks; the checksum finds what two writers would spoil.
			return true;
		}
	}

	/** @return bytes that have arrived */
	long size() {
		return size;
	}

	/** @param bytes what follows; if they cannot be written, the part is deleted when it is closed */
	void append(final ByteBuffer bytes) {
		try {
			while (bytes.hasRemaining()) size += channel.write(bytes, size);
		}
		catch (final IOException e) {
			throw DownloadErrors.notWritten(target, e);
		}
	}

	/** Begins anew. */
	void clear() {
		try {
			channel.truncate(0);
			size = 0;
		}
		catch (final IOException e) {
			throw DownloadErrors.notWritten(target, e);
		}
	}

	/** @return where it is, for reading */
	Path path() {
		return path;
	}

	/** Lets it stay where it is when it is closed, for a later run. */
	void keep() {
		kept = size > 0;
	}

	/**
	 * Gives it its final name, and lays the licence beside it. The licence comes first: no copy is ever without it.
	 *
	 * @return the file
	 * @throws DdasrException if that fails; nothing is left then
	 */
	Path commit() {
		if (Files.exists(target)) throw DownloadErrors.occupied(entry, target);
		final Path notice = target.resolveSibling(entry.noticeFile());
		final boolean old = Files.exists(notice);
		boolean done = false;
		try (AtomicFile file = new AtomicFile(target)) {
			Notices.write(entry, target);
			channel.close();
			Files.move(path, file.temporary(), StandardCopyOption.REPLACE_EXISTING);
			file.commit();
			done = true;
			return target;
		}
		catch (final IOException e) {
			throw DownloadErrors.notWritten(target, e);
		}
		finally {
			if (!done && !old) delete(notice);
		}
	}

	@Override
	public void close() {
		try {
			channel.close();
		}
		catch (final IOException e) {
			path.toFile().deleteOnExit();
		}
		if (!kept) delete(path);
	}

	private static void delete(final Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (final IOException e) {
			file.toFile().deleteOnExit();
		}
	}
}
