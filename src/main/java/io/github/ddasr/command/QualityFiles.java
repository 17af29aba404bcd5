package io.github.ddasr.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.PatternSyntaxException;

import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.volume.DdasrException;

/** The files of a run: folders and wildcards resolved, each with its name in the table and with its reference. */
final class QualityFiles {

	/**
	 * A file.
	 *
	 * @param name its name in the table: the path within its folder, or the file's name
	 * @param path where it is
	 */
	record Entry(String name, Path path) {}

	private static final String SUFFIX = "(?i)\\.(nii\\.gz|hdr\\.gz|nii|hdr|img|[a-z0-9]{1,4})$";

	private final List<Entry> entries = new ArrayList<>();
	private final Path reference;
	private final List<Entry> references = new ArrayList<>();

	/**
	 * @param inputs files, folders, and names with wildcards
	 * @param reference a file, a folder, or null
	 * @throws DdasrException if a folder holds no image
	 */
	QualityFiles(final File[] inputs, final File reference) {
		final Set<String> names = new HashSet<>();
		for (final File input : inputs) for (final Entry e : entries(input)) {
			// Files of one name in several folders are told apart by their paths.
			entries.add(names.add(e.name()) ? e : new Entry(slashes(e.path()), e.path()));
		}
		this.reference = reference == null ? null : reference.toPath();
		if (reference != null && reference.isDirectory()) references.addAll(folder(this.reference));
	}

	/** @return the files in order */
	List<Entry> entries() {
		return entries;
	}

	boolean hasReference() {
		return reference != null;
	}

	/** @throws UsageException if the output is one of the files that are read */
	void refuseOverwriting(final File output) {
		final List<Entry> all = new ArrayList<>(entries);
		all.addAll(references);
		for (final Entry e : all) if (ParameterCheck.same(output, e.path().toFile())) {
			throw new UsageException(Messages.sameFile("output=" + output.getPath(), e.path().toString()));
		}
	}

	/**
	 * @param file one of {@link #entries}
	 * @return the one reference, or that of the same name in its folder
	 * @throws DdasrException if there is none of that name, or more than one
	 */
	Path reference(final Entry file) {
		if (!Files.isDirectory(reference)) return reference;
		// The same path within its folder, then the same but for the suffix, then the same name in any folder.
		for (final UnaryOperator<String> form : List.<UnaryOperator<String>>of(n -> n, QualityFiles::stem, n -> stem(n).replaceAll(
			".*/", "")))
		{
			final List<Entry> alike = references.stream().filter(r -> form.apply(r.name()).equals(form.apply(file.name()))).toList();
			if (alike.size() == 1) return alike.get(0).path();
			if (alike.size() > 1) throw new DdasrException(Messages.severalReferences(file.name(), alike.stream().map(Entry::name)
				.toList()));
		}
		throw new DdasrException(Messages.noReferenceOfThatName(file.name(), reference.toString()));
	}

	private static String stem(final String name) {
		return name.replaceAll(SUFFIX, "");
	}

	private static List<Entry> entries(final File input) {
		if (input.isDirectory()) return folder(input.toPath());
		final List<Path> files = input.exists() ? List.of(input.toPath()) : matching(input.getPath());
		return files.stream().map(p -> new Entry(p.getFileName().toString(), p)).toList();
	}

	private static List<Entry> folder(final Path folder) {
		final List<Path> files = VolumeFiles.listImages(folder);
		if (files.isEmpty()) throw new DdasrException(Messages.noImagesIn(folder.toString()));
		return files.stream().map(p -> new Entry(slashes(folder.relativize(p)), p)).toList();
	}

	private static String slashes(final Path path) {
		return path.toString().replace(File.separatorChar, '/');
	}

	/**
	 * @param text a path whose last part may hold * and ?
	 * @return the files that it stands for, sorted by name; none if it holds neither
	 */
	static List<Path> matching(final String text) {
		final File pattern = new File(text);
		if (!pattern.getName().matches(".*[*?].*")) return List.of();
		final File parent = pattern.getAbsoluteFile().getParentFile();
		final List<Path> files = new ArrayList<>();
		try (DirectoryStream<Path> found = Files.newDirectoryStream(parent.toPath(), pattern.getName())) {
			for (final Path p : found) if (Files.isRegularFile(p)) files.add(p);
		}
		catch (final IOException | InvalidPathException | PatternSyntaxException e) {
			return List.of();
		}
		files.sort(null);
		return files;
	}
}
