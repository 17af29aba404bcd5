package io.github.ddasr.training;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.ddasr.downsampling.PairTable;
import io.github.ddasr.volume.DdasrException;

/** A folder of pairs that are ready: {@code hr/NAME} and {@code lr/NAME}, in the same folders within both. */
public final class PairFolder {

	private PairFolder() {}

	/**
	 * @param folder holds the folders hr and lr
	 * @param scale high-resolution pixels per low-resolution pixel that the pairs must have
	 * @return one source for each pair, sorted by path; its origin is taken from the list pairs.csv, if there is one
	 * @throws DdasrException if there are no pairs, or a half is missing
	 */
	public static List<TrainingSource> sources(final Path folder, final int scale) {
		final TreeSet<String> high = names(folder, PairTable.HIGH), low = names(folder, PairTable.LOW);
		for (final String name : high) if (!low.contains(name)) throw missing(folder, PairTable.LOW, PairTable.HIGH, name);
		for (final String name : low) if (!high.contains(name)) throw missing(folder, PairTable.HIGH, PairTable.LOW, name);
		if (high.isEmpty()) throw new DdasrException("The folder " + folder + " holds no pairs (NIfTI files of one name in hr and lr). Make " +
			"some with synthesize-low-resolution-files.");
		final Map<String, String> origins = PairTable.origins(folder.resolve(PairTable.NAME));
		final List<TrainingSource> sources = new ArrayList<>();
		for (final String name : high) {
			final TrainingSource.Low half = new TrainingSource.Low(folder.resolve(PairTable.LOW).resolve(name), scale, origins.getOrDefault(
				name, "of unknown origin"));
			sources.add(new TrainingSource(folder.resolve(PairTable.HIGH).resolve(name), 0, 1, half));
		}
		return sources;
	}

	private static TreeSet<String> names(final Path folder, final String half) {
		final Path root = folder.resolve(half);
		if (!Files.isDirectory(root)) throw new DdasrException("The folder " + folder + " has no folder " + half + ". Give one that " +
			"synthesize-low-resolution-files has written, with hr and lr in it.");
		try (Stream<Path> all = Files.walk(root)) {
			return all.filter(TrainingSource::isNifti).filter(f -> !f.getFileName().toString().startsWith(".")).map(f -> root.relativize(f)
				.toString().replace(File.separatorChar, '/')).collect(Collectors.toCollection(TreeSet::new));
		}
		catch (final IOException | UncheckedIOException e) {
			throw new DdasrException("The folder " + root + " cannot be read (" + e.getMessage() + "). Check its permissions.", e);
		}
	}

	private static DdasrException missing(final Path folder, final String half, final String other, final String name) {
		return new DdasrException(folder.resolve(half).resolve(name) + " is missing, the other half of " + folder.resolve(other).resolve(
			name) + ". Run the synthesis once more to complete the pairs, or remove that half.");
	}
}
