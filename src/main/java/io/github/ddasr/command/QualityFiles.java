package io.github.ddasr.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.ddasr.batch.BatchCase;
import io.github.ddasr.batch.InputFiles;
import io.github.ddasr.io.VolumeFiles;
import io.github.ddasr.volume.DdasrException;

/** The files of a run: folders and wildcards resolved, each with its name in the table and with its reference. */
final class QualityFiles {

	private static final String SUFFIX = "(?i)\\.(nii\\.gz|hdr\\.gz|nii|hdr|img|[a-z0-9]{1,4})$";

	private final List<BatchCase> entries;
	private final Path reference;
	private final List<BatchCase> references;

	/**
	 * @param inputs files, folders, and names with wildcards
	 * @param reference a file, a folder, or null
	 * @throws DdasrException if a folder holds no image
	 */
	QualityFiles(final File[] inputs, final File reference) {
		entries = InputFiles.find(inputs, VolumeFiles::listImages);
		this.reference = reference == null ? null : reference.toPath();
		references = reference == null || !reference.isDirectory() ? List.of() : InputFiles.find(new File[] { reference },
			VolumeFiles::listImages);
	}

	/** @return the files in order */
	List<BatchCase> entries() {
		return entries;
	}

	boolean hasReference() {
		return reference != null;
	}

	/** @throws UsageException if the output is one of the files that are read */
	void refuseOverwriting(final File output) {
		final List<BatchCase> all = new ArrayList<>(entries);
		all.addAll(references);
		for (final BatchCase e : all) if (ParameterCheck.same(output, e.input().toFile())) {
			throw new UsageException(Messages.sameFile("output=" + output.getPath(), e.input().toString()));
		}
	}

	/**
	 * @param file one of {@link #entries}
	 * @return the one reference, or that of the same name in its folder
	 * @throws DdasrException if there is none of that name, or more than one
	 */
	Path reference(final BatchCase file) {
		if (!Files.isDirectory(reference)) return reference;
		// The same path within its folder, then the same but for the suffix, then the same name in any folder.
		for (final UnaryOperator<String> form : List.<UnaryOperator<String>>of(n -> n, QualityFiles::stem, n -> stem(n).replaceAll(
			".*/", "")))
		{
			final List<BatchCase> alike = references.stream().filter(r -> form.apply(r.name()).equals(form.apply(file.name()))).toList();
			if (alike.size() == 1) return alike.get(0).input();
			if (alike.size() > 1) throw new DdasrException(QualityMessages.severalReferences(file.name(), alike.stream().map(BatchCase::name)
				.toList()));
		}
		throw new DdasrException(QualityMessages.noReferenceOfThatName(file.name(), reference.toString()));
	}

	private static String stem(final String name) {
		return name.replaceAll(SUFFIX, "");
	}
}
