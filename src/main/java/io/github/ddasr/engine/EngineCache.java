package io.github.ddasr.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ai.djl.util.Utils;

/**
 * The folder into which the engine unpacks its natives, about 450 MB: by default
 * {@code .djl.ai/pytorch} in the user's home. An unpacking that was interrupted
 * leaves temporary folders, or a library that is too short; both are removed here,
 * so that the engine unpacks afresh.
 */
final class EngineCache {

	/** Younger temporary folders may belong to another program that is unpacking now. */
	private static final Duration ABANDONED_AFTER = Duration.ofMinutes(30);

	private final Path folder;
	private final Map<String, Long> bundled;

	/**
	 * @param folder the cache folder; need not exist
	 * @param bundled sizes in bytes of the libraries on the class path, by path relative to the folder
	 */
	EngineCache(final Path folder, final Map<String, Long> bundled) {
		this.folder = folder;
		this.bundled = bundled;
	}

	/** @return the cache that the engine will use */
	static EngineCache standard() {
		return new EngineCache(Utils.getEngineCacheDir("pytorch"), BundledNatives.sizes());
	}

	Path folder() {
		return folder;
	}

	/** @return whether a jar file of natives is on the class path, from which the engine unpacks what is missing */
	boolean isFilledFromClassPath() {
		return !bundled.isEmpty();
	}

	/** Removes what an interrupted unpacking left. What cannot be removed is left to the engine's own error. */
	void tidy() {
		for (final Path entry : children(folder)) {
			if (isTemporary(entry) && isAbandoned(entry)) delete(entry);
			else if (Files.isDirectory(entry)) tidyNatives(entry);
		}
	}

	private void tidyNatives(final Path natives) {
		for (final Path file : children(natives)) {
			final String name = file.getFileName().toString();
			if (name.startsWith("jni") && name.endsWith("tmp") && isAbandoned(file)) delete(file);
		}
		final String prefix = natives.getFileName() + "/";
		final boolean damaged =
			bundled.entrySet().stream().anyMatch(e -> e.getKey().startsWith(prefix) && isDamaged(e.getKey(), e.getValue()));
		if (damaged) delete(natives);
	}

	private boolean isDamaged(final String library, final long expected) {
		final long found = size(folder.resolve(library));
		// The engine unpacks the bridge to Java after the others, if it is not there yet.
		return found != expected && !(found < 0 && library.endsWith(BundledNatives.BRIDGE));
	}

	private static boolean isTemporary(final Path entry) {
		return Files.isDirectory(entry) && entry.getFileName().toString().matches("tmp[0-9]+");
	}

	/** Looks at the files inside too, since writing into them does not touch the folder's own time. */
	private static boolean isAbandoned(final Path entry) {
		final Instant limit = Instant.now().minus(ABANDONED_AFTER);
		try (Stream<Path> all = Files.walk(entry)) {
			for (final Path path : all.collect(Collectors.toList())) {
				if (Files.getLastModifiedTime(path).compareTo(FileTime.from(limit)) > 0) return false;
			}
			return true;
		}
		catch (final IOException e) {
			return false;
		}
	}

	private static long size(final Path file) {
		try {
			return Files.size(file);
		}
		catch (final IOException e) {
			return -1;
		}
	}

	private static List<Path> children(final Path directory) {
		try (Stream<Path> entries = Files.list(directory)) {
			return entries.collect(Collectors.toList());
		}
		catch (final IOException e) {
			return List.of();
		}
	}

	private static void delete(final Path root) {
		try (Stream<Path> all = Files.walk(root)) {
			for (final Path path : all.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
				Files.deleteIfExists(path);
			}
		}
		catch (final IOException e) {
			// In use by another program, or not ours: the engine will say what is wrong with it.
			return;
		}
	}
}
