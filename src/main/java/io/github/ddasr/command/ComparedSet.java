package io.github.ddasr.command;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.ddasr.batch.InputFiles;
import io.github.ddasr.comparison.SliceTableFile;

/**
 * One of two sets that are compared, and what it is given as.
 *
 * @param inputs files, folders, and names with wildcards, as the user wrote them
 * @param kind what they hold
 * @param file the one file of a table or of features; null for images
 */
record ComparedSet(File[] inputs, Kind kind, Path file) {

	/** What a set is given as. */
	enum Kind {
		/** Figures slice by slice. */
		FIGURES("a table of figures"),
		/** Numbers, one row for each image. */
		FEATURES("a file of features"),
		/** Images. */
		IMAGES("images");

		private final String words;

		Kind(final String words) {
			this.words = words;
		}

		@Override
		public String toString() {
			return words;
		}
	}

	/**
	 * @param key name of the parameter, for the message
	 * @param inputs files, folders, and names with wildcards
	 * @throws UsageException if there are several files of numbers, or some beside images
	 */
	static ComparedSet of(final String key, final File[] inputs) {
		final List<Path> files = Arrays.stream(inputs).flatMap(input -> input.exists() ? Stream.of(input.toPath()) : InputFiles
			.matching(input.getPath()).stream()).toList();
		final List<Path> numbers = files.stream().filter(f -> !f.toFile().isDirectory() && hasNumbers(f)).toList();
		if (numbers.isEmpty()) return new ComparedSet(inputs, Kind.IMAGES, null);
		if (files.size() > 1) throw new UsageException(QualityMessages.oneFileOfNumbers(key, numbers.size()));
		final Path file = files.get(0);
		final boolean table = suffix(file).equals("csv") && SliceTableFile.isTable(file);
		return new ComparedSet(inputs, table ? Kind.FIGURES : Kind.FEATURES, file);
	}

	private static boolean hasNumbers(final Path file) {
		return List.of("csv", "npy", "npz").contains(suffix(file));
	}

	private static String suffix(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.substring(name.lastIndexOf('.') + 1);
	}

	/**
	 * @param text two names separated by a semicolon, or empty
	 * @param first the first set
	 * @param second the second set
	 * @return the two names; without any, those of the files or folders if they differ, else first and second
	 * @throws UsageException if these are not two names
	 */
	static List<String> names(final String text, final ComparedSet first, final ComparedSet second) {
		if (text.isBlank()) {
			final List<String> own = Stream.of(first, second).map(ComparedSet::ownName).distinct().toList();
			return own.size() == 2 && !own.contains("") ? own : List.of("first", "second");
		}
		final List<String> names = new ArrayList<>(Arrays.stream(text.split(";", -1)).map(String::trim).toList());
		if (names.size() != 2 || names.contains("") || names.get(0).equals(names.get(1))) throw new UsageException(QualityMessages
			.notTwoNames(text));
		return names;
	}

	private String ownName() {
		if (inputs.length != 1 || !inputs[0].exists()) return "";
		final String name = inputs[0].getAbsoluteFile().toPath().normalize().toFile().getName();
		return inputs[0].isDirectory() ? name : Descriptions.withoutSuffix(name).replaceAll("(?i)\\.(csv|np[yz]|png|jpe?g)$", "");
	}
}
