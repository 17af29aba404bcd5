package io.github.ddasr.batch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * A file that is open once in this process, however many runs use it. Locks of a file belong to the process, and on many
 * systems closing any of its channels gives all of them back; so there is one channel, closed with its last user.
 */
final class SharedChannel implements AutoCloseable {

	/** Like the locks, it is the process's. */
	private static final Map<Path, SharedChannel> OPEN = new HashMap<>();

	private final Path key;
	private final FileChannel channel;
	private int users;

	private SharedChannel(final Path key, final FileChannel channel) {
		this.key = key;
		this.channel = channel;
	}

	/**
	 * @param file a file, made if it is not there
	 * @return its channel, to be closed once by each who opens it
	 */
	static SharedChannel open(final Path file) throws IOException {
		synchronized (OPEN) {
			final Path key = keyOf(file);
			SharedChannel shared = OPEN.get(key);
			if (shared == null || !shared.channel.isOpen()) {
				shared = new SharedChannel(key, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
					StandardOpenOption.CREATE));
				OPEN.put(key, shared);
			}
			shared.users++;
			return shared;
		}
	}

	/**
	 * @param file a file that is there
	 * @return the channel that is open for it, else a new one for reading alone; to be closed, too
	 */
	static SharedChannel toRead(final Path file) throws IOException {
		synchronized (OPEN) {
			final SharedChannel shared = OPEN.get(keyOf(file));
			final boolean open = shared != null && shared.channel.isOpen();
			final SharedChannel used = open ? shared : new SharedChannel(null, FileChannel.open(file, StandardOpenOption.READ));
			used.users++;
			return used;
		}
	}

	FileChannel channel() {
		return channel;
	}

	private static Path keyOf(final Path file) throws IOException {
		return file.toAbsolutePath().getParent().toRealPath().resolve(file.getFileName());
	}

	@Override
	public void close() throws IOException {
		synchronized (OPEN) {
			if (--users > 0) return;
			if (key != null) OPEN.remove(key, this);
			channel.close();
		}
	}
}
