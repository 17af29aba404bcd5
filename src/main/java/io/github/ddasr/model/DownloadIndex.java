package io.github.ddasr.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * The files that this program offers to download because it may not, or need not,
 * carry them itself: published parameters and larger models. It also finds them in
 * a folder, by their bytes and not by their name, since users get them in many ways.
 *
 * <pre>
 * Optional&lt;Path&gt; niqe = DownloadIndex.standard().find("live-niqe", ModelStore.standard(null).folder());
 * </pre>
 */
public final class DownloadIndex {

	/** Stands for every file of the index. */
	public static final String ALL = "all";

	private final List<DownloadEntry> entries;

	/** @param entries the files, in the order in which they are shown; no two with the same short name or file name */
	public DownloadIndex(final List<DownloadEntry> entries) {
		this.entries = List.copyOf(entries);
		final Set<String> ids = new HashSet<>();
		final Set<String> files = new HashSet<>();
		for (final DownloadEntry entry : entries) {
			if (!ids.add(entry.id()) || !files.add(entry.file())) {
				throw new IllegalArgumentException(entry.id() + " is in the index twice");
			}
		}
	}

	/**
	 * @return the index that comes with this program
	 * @throws DdasrException if it is missing or damaged
	 */
	public static DownloadIndex standard() {
		return new DownloadIndex(new DownloadIndexFormat(DownloadIndex.class.getClassLoader()).read());
	}

	/**
	 * @return scans to try this program on
	 * @throws DdasrException if the list is missing or damaged
	 */
	public static DownloadIndex samples() {
		return new DownloadIndex(new DownloadIndexFormat(DownloadIndex.class.getClassLoader(), DownloadIndexFormat.SAMPLES)
			.read());
	}

	/** @return all files */
	public List<DownloadEntry> entries() {
		return entries;
	}

	/** @return the names under which files can be asked for: that of each group, then {@value #ALL} */
	public List<String> names() {
		final Set<String> names = new LinkedHashSet<>();
		for (final DownloadEntry entry : entries) names.add(entry.group());
		names.add(ALL);
		return List.copyOf(names);
	}

	/**
	 * @param name a group, the short name of one file, or {@value #ALL}
	 * @return the files meant, in the order of the index
	 * @throws DdasrException if there are none, with the names that there are
	 */
	public List<DownloadEntry> select(final String name) {
		final List<DownloadEntry> selected = entries.stream().filter(entry -> name.equals(ALL) || name.equals(entry.group()) ||
			name.equals(entry.id())).toList();
		if (selected.isEmpty()) throw DownloadErrors.unknown(name, names());
		return selected;
	}

	/**
	 * Looks for a file of the index in a folder: the one whose size and checksum are as they should be, whatever its
	 * name.
	 *
	 * @param id short name of the file
	 * @param folder the models folder, which need not exist, or null for none
	 * @return where it is, or empty if it is not there
	 * @throws DdasrException if the index has no such file, or the folder cannot be read
	 */
	public Optional<Path> find(final String id, final Path folder) {
		for (final DownloadEntry entry : entries) if (entry.id().equals(id)) return find(entry, folder, Monitor.NONE);
		throw DownloadErrors.unknown(id, entries.stream().map(DownloadEntry::id).toList());
	}

	/**
	 * The same for one file, with a monitor that is asked while bytes are read.
	 *
	 * @param entry the file
	 * @param folder the models folder, which need not exist, or null for none
	 * @param monitor may cancel
	 * @return where it is, or empty if it is not there
	 * @throws DdasrException if the folder cannot be read
	 */
	public static Optional<Path> find(final DownloadEntry entry, final Path folder, final Monitor monitor) {
		if (folder == null || !Files.isDirectory(folder)) return Optional.empty();
		for (final Path file : candidates(folder, entry)) {
			try {
				if (entry.checksum().of(file, monitor).equals(entry.checksum())) return Optional.of(file);
			}
			catch (final IOException e) {
				// A file that may not be read is as good as none.
				monitor.status(file + " cannot be read");
			}
		}
		return Optional.empty();
	}

	/** Files of the right size, or what may be it, the one with the right name first; names that begin with a dot are temporary. */
	private static List<Path> candidates(final Path folder, final DownloadEntry entry) {
		final List<Path> found = new ArrayList<>();
		try (Stream<Path> all = Files.list(folder)) {
			for (final Path file : all.sorted().toList()) {
				final String name = file.getFileName().toString();
				if (name.startsWith(".") || !Files.isRegularFile(file) || !entry.allows(Files.size(file))) continue;
				found.add(name.equals(entry.file()) ? 0 : found.size(), file);
			}
			return found;
		}
		catch (final IOException e) {
			throw DownloadErrors.folderUnreadable(folder, e);
		}
	}
}
