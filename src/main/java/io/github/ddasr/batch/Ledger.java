package io.github.ddasr.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.github.ddasr.volume.Monitor;

/**
 * The one file that says what a run over many files has done: a table to which lines are only ever appended, by several
 * processes at once if need be. It is also what they agree by: a case is claimed by a lock on this file, far behind
 * its end and at a place of the case's own, which the system takes back when a process ends, however it ends.
 */
public final class Ledger implements AutoCloseable {

	/** Its name in the output folder. */
	public static final String NAME = "ddasr-ledger.csv";

	private static final long LOCKS = 1L << 40;
	private static final long CASE_BITS = (1L << 46) - 1;
	private static final long PAUSE_MILLIS = 20;

	private final Path file;
	private final Monitor monitor;
	private final SharedChannel shared;
	private final FileChannel channel;
	private final Map<String, LedgerEntry> last = new HashMap<>();
	private long read;
	private boolean withoutLocks;

	private Ledger(final Path file, final SharedChannel shared, final Monitor monitor) {
		this.file = file;
		this.shared = shared;
		this.channel = shared.channel();
		this.monitor = monitor;
	}

	/**
	 * @param folder the output folder; it is there
	 * @param monitor is told if the file system has no locks
	 * @return its ledger, made if there is none
	 * @throws io.github.ddasr.volume.DdasrException if it cannot be written, or is something else
	 */
	static Ledger open(final Path folder, final Monitor monitor) {
		final Path file = folder.resolve(NAME);
		try {
			final Ledger ledger = new Ledger(file, SharedChannel.open(file), monitor);
			try {
				ledger.refresh();
				return ledger;
			}
			catch (final RuntimeException e) {
				ledger.close();
				throw e;
			}
		}
		catch (final IOException e) {
			throw BatchErrors.ledger(file, e);
		}
	}

	/** @return output → what the ledger of a folder says of it last, without touching anything; empty if there is none */
	static Map<String, LedgerEntry> peek(final Path folder) {
		final Path file = folder.resolve(NAME);
		if (!Files.exists(file)) return Map.of();
		try (SharedChannel shared = SharedChannel.toRead(file)) {
			final Ledger ledger = new Ledger(file, shared, Monitor.NONE);
			ledger.refresh();
			return ledger.last;
		}
		catch (final IOException e) {
			throw BatchErrors.ledger(file, e);
		}
	}

	/** @return the last line about an output, as of the last {@link #refresh} or {@link #append}; null if there is none */
	LedgerEntry last(final String output) {
		return last.get(LedgerEntry.oneLine(output));
	}

	/** @throws io.github.ddasr.volume.DdasrException if the folder has gone since, as when its disk was removed */
	void requireFolder() {
		if (!Files.exists(file)) throw BatchErrors.outputGone(file.getParent());
	}

	/** Reads the lines that were appended since. */
	void refresh() {
		try {
			final long size = channel.size();
			final ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size - read));
			while (bytes.hasRemaining() && channel.read(bytes, read + bytes.position()) > 0);
			int end = bytes.position();
			while (end > 0 && bytes.get(end - 1) != '\n') end--;
			final String text = new String(bytes.array(), 0, end, StandardCharsets.UTF_8);
			if (read == 0 && end > 0 && !text.startsWith(LedgerEntry.HEADER + "\n")) throw BatchErrors.notALedger(file);
			text.lines().map(LedgerEntry::parse).filter(e -> e != null).forEach(e -> last.put(e.output(), e));
			read += end;
		}
		catch (final IOException e) {
			throw BatchErrors.ledger(file, e);
		}
	}

	/** Appends a line, whole, whatever other processes do. */
	void append(final LedgerEntry entry) {
		try {
			append(entry.line());
			refresh();
		}
		catch (final IOException e) {
			throw BatchErrors.ledger(file, e);
		}
	}

	private void append(final String line) throws IOException {
		try (FileLock lock = waitForLock(LOCKS - 1)) {
			final long size = channel.size();
			// A process that was killed while it wrote may have left half a line.
			final String before = size == 0 ? LedgerEntry.HEADER + "\n" : endsWithNewline(size) ? "" : "\n";
			final ByteBuffer bytes = StandardCharsets.UTF_8.encode(before + line + "\n");
			long position = size;
			while (bytes.hasRemaining()) position += channel.write(bytes, position);
			channel.force(false);
		}
	}

	private boolean endsWithNewline(final long size) throws IOException {
		final ByteBuffer one = ByteBuffer.allocate(1);
		channel.read(one, size - 1);
		return one.get(0) == '\n';
	}

	/**
	 * Claims an output for this process.
	 *
	 * @param output the first file of a case, relative to the folder
	 * @return what gives it back when it is closed; null if another process has it
	 */
	Claim claim(final String output) {
		try {
			final FileLock lock = tryLock(LOCKS + (hash(output) & CASE_BITS));
			if (lock == null && !withoutLocks) return null;
			refresh();
			return lock == null ? () -> {} : lock::close;
		}
		catch (final IOException e) {
			throw BatchErrors.ledger(file, e);
		}
	}

	/** Gives a claimed case back. */
	interface Claim extends AutoCloseable {

		@Override
		void close() throws IOException;
	}

	private FileLock waitForLock(final long position) throws IOException {
		for (;;) {
			try {
				if (!withoutLocks) return channel.lock(position, 1, false);
			}
			catch (final OverlappingFileLockException e) {
				pause();
				continue;
			}
			catch (final IOException e) {
				doWithoutLocks(e);
			}
			return null;
		}
	}

	private FileLock tryLock(final long position) throws IOException {
		try {
			if (!withoutLocks) return channel.tryLock(position, 1, false);
		}
		catch (final OverlappingFileLockException e) {
			return null;
		}
		catch (final IOException e) {
			doWithoutLocks(e);
		}
		return null;
	}

	private void doWithoutLocks(final IOException e) throws IOException {
		if (!channel.isOpen()) throw e;
		withoutLocks = true;
		monitor.warn("The file system of " + file.getParent() + " has no locks (" + e.getMessage() +
			"): run one process on this folder, or several with shard=i/n each.");
	}

	private static void pause() throws IOException {
		try {
			Thread.sleep(PAUSE_MILLIS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", e);
		}
	}

	/** FNV-1a over UTF-8, 64 bit: the same in every process. */
	static long hash(final String name) {
		long h = 0xcbf29ce484222325L;
		for (final byte b : name.getBytes(StandardCharsets.UTF_8)) h = (h ^ (b & 0xff)) * 0x100000001b3L;
		return h ^ h >>> 32;
	}

	@Override
	public void close() {
		try {
			shared.close();
		}
		catch (final IOException e) {
			throw BatchErrors.ledger(file, e);
		}
	}
}
