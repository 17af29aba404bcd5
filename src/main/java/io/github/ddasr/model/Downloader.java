package io.github.ddasr.model;

import java.io.IOException;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * Fetches files of the index into the models folder, after consent, and never under
 * their final name before size and checksum are right. A connection that breaks is
 * taken up where it broke, also by a later run. The licence is laid beside each file.
 * Proxies are those of the Java machine.
 */
public final class Downloader {

	private static final Duration PATIENCE = Duration.ofSeconds(30);
	private static final Duration PAUSE = Duration.ofSeconds(1);

	private final WebClient web;
	private final Duration pause;

	/** Waits half a minute for an answer, and a little before it takes up a broken connection. */
	public Downloader() {
		this(PATIENCE, PAUSE, ProxySelector.getDefault());
	}

	/**
	 * @param patience how long a server may be silent
	 * @param pause how long to wait before a broken connection is taken up again
	 * @param proxies says by which proxy each address is reached, or null to reach all directly
	 */
	Downloader(final Duration patience, final Duration pause, final ProxySelector proxies) {
		this.web = new WebClient(patience, proxies);
		this.pause = pause;
	}

	/**
	 * Brings one file into the folder, unless it is there already, under whatever name.
	 *
	 * @param entry the file
	 * @param folder the models folder, made if need be; null is refused
	 * @param consent asked before anything is fetched, and not at all if the file is there
	 * @param monitor progress in bytes, asked several times a second whether to go on
	 * @return where the file is
	 * @throws DdasrException if there is no consent, no folder, no space, no network, or the file is not the right one;
	 *           nothing is left then, except hidden what has arrived over a connection that broke
	 */
	public Path download(final DownloadEntry entry, final Path folder, final Consent consent, final Monitor monitor) {
		if (folder == null) throw DownloadErrors.noFolder();
		final Path target = folder.resolve(entry.file());
		final Optional<Path> there = DownloadIndex.find(entry, folder, monitor);
		if (there.isPresent()) {
			if (there.get().equals(target)) Notices.restore(entry, target);
			return there.get();
		}
		if (Files.exists(target)) throw DownloadErrors.occupied(entry, target);
		if (!consent.isGiven(entry)) throw DownloadErrors.refused(entry);
		prepare(folder);
		try (PartialFile part = new PartialFile(entry, folder)) {
			checkSpace(entry, folder, part);
			fetch(entry, part, monitor);
			return part.commit();
		}
	}

	private static void prepare(final Path folder) {
		try {
			Files.createDirectories(folder);
		}
		catch (final IOException e) {
			throw DownloadErrors.folderNotMade(folder, e);
		}
	}

	private static void checkSpace(final DownloadEntry entry, final Path folder, final PartialFile part) {
		try {
			final long needed = entry.size() - part.size();
			final long free = Files.getFileStore(folder).getUsableSpace();
			// Some network drives say 0 where they do not know.
			if (free > 0 && free < needed) throw DownloadErrors.noSpace(entry, folder, needed, free);
		}
		catch (final IOException e) {
			throw DownloadErrors.folderUnreadable(folder, e);
		}
	}

	/** Fetches until the bytes are right. Those that an earlier run left may be wrong; then all is fetched once more. */
	private void fetch(final DownloadEntry entry, final PartialFile part, final Monitor monitor) {
		final boolean continued = part.size() > 0;
		new Transfer(web, entry, part, pause, monitor).run();
		Checksum found = checksum(entry, part, monitor);
		if (continued && !found.equals(entry.checksum())) {
			part.clear();
			new Transfer(web, entry, part, pause, monitor).run();
			found = checksum(entry, part, monitor);
		}
		if (!found.equals(entry.checksum())) throw DownloadErrors.wrongChecksum(entry, found);
	}

	private static Checksum checksum(final DownloadEntry entry, final PartialFile part, final Monitor monitor) {
		try {
			return entry.checksum().of(part.path(), monitor);
		}
		catch (final IOException e) {
			throw DownloadErrors.notWritten(part.path(), e);
		}
	}
}
