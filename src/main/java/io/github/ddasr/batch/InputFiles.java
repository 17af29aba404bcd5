package io.github.ddasr.batch;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;

import io.github.ddasr.io.VolumeFiles;

/** Resolves files, folders and names with wildcards into cases, each with a name of its own. */
public final class InputFiles {

	private InputFiles() {}

	/**
	 * @param inputs files, folders, and names that hold * or ?
	 * @param list finds the files of a folder, in order
	 * @return the cases in order, each file once
	 * @throws io.github.ddasr.volume.DdasrException if a folder holds no such file
	 */
	public static List<BatchCase> find(final File[] inputs, final Function<Path, List<Path>> list) {
		final List<BatchCase> cases = new ArrayList<>();
		final Set<String> names = new HashSet<>();
		final Set<Path> seen = new HashSet<>();
		final Set<Path> folders = new HashSet<>();
		for (final File input : inputs) if (input.isDirectory()) folders.add(input.toPath().toAbsolutePath().normalize());
		for (final File input : inputs) {
			// Fiji's button "Add folder content" adds a folder and whatever lies in it: what is no image is left to the folder.
			if (input.isFile() && folders.contains(input.toPath().toAbsolutePath().normalize().getParent())) continue;
			for (final BatchCase c : cases(input, list)) {
				if (c.name().indexOf('\uFFFD') >= 0) throw BatchErrors.lostCharacters(c.name());
				if (!seen.add(c.input().toAbsolutePath().normalize())) continue;
				// Files of one name in several folders are told apart by their paths.
				cases.add(names.add(c.name()) ? c : new BatchCase(slashes(c.input()), c.input()));
			}
		}
		return cases;
	}

	private static List<BatchCase> cases(final File input, final Function<Path, List<Path>> list) {
		if (input.isDirectory()) {
			final Path folder = input.toPath();
			final List<Path> found = list.apply(folder);
			if (found.isEmpty()) throw BatchErrors.noImagesIn(input.getPath());
			return found.stream().map(p -> new BatchCase(slashes(folder.relativize(p)), p)).toList();
		}
		final List<Path> files = input.exists() ? List.of(input.toPath()) : matching(input.getPath());
		return files.stream().map(p -> new BatchCase(p.getFileName().toString(), p)).toList();
	}

	/**
	 * @param text a path whose parts may hold * and ?
	 * @return the files that it stands for, sorted by path; none if it holds neither. Where some are images, the others are
	 *         left out, and so is the second half of a pair.
	 */
	public static List<Path> matching(final String text) {
		if (!text.matches("(?s).*[*?].*")) return List.of();
		final List<Path> files = new ArrayList<>();
		final Deque<String> parts = new ArrayDeque<>();
		// Not a Path, which on Windows may not hold a *.
		File root = new File(text).getAbsoluteFile();
		for (; root.getParentFile() != null; root = root.getParentFile()) parts.addFirst(root.getName());
		try {
			match(root.toPath(), List.copyOf(parts), files);
		}
		catch (final InvalidPathException e) {
			return List.of();
		}
		files.sort(null);
		final List<Path> images = VolumeFiles.imagesAmong(files);
		return images.isEmpty() ? files : images;
	}

	private static void match(final Path folder, final List<String> parts, final List<Path> files) {
		final boolean last = parts.size() == 1;
		final List<Path> found = new ArrayList<>();
		match(folder, parts.get(0), found, last);
		if (last) files.addAll(found);
		else for (final Path next : found) match(next, parts.subList(1, parts.size()), files);
	}

	/** The files, or the folders, in a folder whose name is as a pattern says, in which only * and ? have a meaning. */
	private static void match(final Path folder, final String pattern, final List<Path> found, final boolean wantsFiles) {
		if (!pattern.matches("(?s).*[*?].*")) {
			final Path one = folder.resolve(pattern);
			if (wantsFiles ? Files.isRegularFile(one) : Files.isDirectory(one)) found.add(one);
			return;
		}
		try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, pattern.replaceAll("[\\[\\]{}\\\\]", "\\\\$0"))) {
			for (final Path p : all) if (wantsFiles ? Files.isRegularFile(p) : Files.isDirectory(p)) found.add(p);
		}
		catch (final IOException | DirectoryIteratorException | PatternSyntaxException e) {
			// A folder that cannot be read holds nothing that could be meant.
		}
	}

	static String slashes(final Path path) {
		return path.toString().replace(File.separatorChar, '/');
	}
}
