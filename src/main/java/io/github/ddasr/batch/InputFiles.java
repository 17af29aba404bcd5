package io.github.ddasr.batch;

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
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;

/** Resolves files, folders and names with wildcards into cases, each with a name of its own. */
public final class InputFiles {

	private InputFiles() {}

	/**
	 * @param inputs files, folders, and names whose last part holds * or ?
	 * @param list finds the files of a folder, in order
	 * @return the cases in order, each file once
	 * @throws io.github.ddasr.volume.DdasrException if a folder holds no such file
	 */
	public static List<BatchCase> find(final File[] inputs, final Function<Path, List<Path>> list) {
		final List<BatchCase> cases = new ArrayList<>();
		final Set<String> names = new HashSet<>();
		final Set<Path> seen = new HashSet<>();
		for (final File input : inputs) for (final BatchCase c : cases(input, list)) {
			if (!seen.add(c.input().toAbsolutePath().normalize())) continue;
			// Files of one name in several folders are told apart by their paths.
			cases.add(names.add(c.name()) ? c : new BatchCase(slashes(c.input()), c.input()));
		}
		return cases;
	}

	/**
	 * @param folder a folder
	 * @param list finds the files of a folder, in order
	 * @return a case for each
	 */
	public static List<BatchCase> folder(final Path folder, final Function<Path, List<Path>> list) {
		return list.apply(folder).stream().map(p -> new BatchCase(slashes(folder.relativize(p)), p)).toList();
	}

	private static List<BatchCase> cases(final File input, final Function<Path, List<Path>> list) {
		if (input.isDirectory()) {
			final List<BatchCase> found = folder(input.toPath(), list);
			if (found.isEmpty()) throw BatchErrors.noImagesIn(input.getPath());
			return found;
		}
		final List<Path> files = input.exists() ? List.of(input.toPath()) : matching(input.getPath());
		return files.stream().map(p -> new BatchCase(p.getFileName().toString(), p)).toList();
	}

	/**
	 * @param text a path whose last part may hold * and ?
	 * @return the files that it stands for, sorted by name; none if it holds neither
	 */
	public static List<Path> matching(final String text) {
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

	static String slashes(final Path path) {
		return path.toString().replace(File.separatorChar, '/');
	}
}
