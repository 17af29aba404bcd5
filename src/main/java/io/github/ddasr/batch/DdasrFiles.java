package io.github.ddasr.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.github.ddasr.io.AtomicFile;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.volume.DdasrException;

/**
 * Where a training from two folders keeps its files.
 *
 * @param output the model file, ending in .safetensors
 */
record DdasrFiles(Path output) {

	private static final String SUFFIX = ".safetensors";

	/** Checks the name. */
	DdasrFiles {
		if (!output.getFileName().toString().endsWith(SUFFIX)) throw new DdasrException("The model file " + output + " must end in " + SUFFIX +
			".");
	}

	/** Name of the model. */
	String name() {
		final String file = output.getFileName().toString();
		return file.substring(0, file.length() - SUFFIX.length());
	}

	/** A file beside the model, with its name and another ending. */
	Path beside(final String ending) {
		return output.resolveSibling(name() + ending);
	}

	/** Working folder. */
	Path work() {
		return beside("-work");
	}

	/** The down-sampling network. */
	Path dsn() {
		return beside("-dsn" + SUFFIX);
	}

	/** The super-resolution network before the discriminator. */
	Path plain() {
		return work().resolve("plain" + SUFFIX);
	}

	/** The report. */
	Path report() {
		return beside(".md");
	}

	/** The picture of a slice that was set aside. */
	Path picture() {
		return beside("-comparison.png");
	}

	/** Folder of a draw of pairs, counted from 1. */
	Path pairs(final int draw) {
		return work().resolve("pairs-" + draw);
	}

	/** The file that a stage ends with; null where there are many. */
	Path result(final DdasrStage stage) {
		return switch (stage) {
			case DSN -> dsn();
			case PAIRS -> null;
			case PLAIN -> plain();
			case SHARP -> output;
			case REPORT -> report();
		};
	}

	/** Checks, before anything is read, that the files can be written. */
	void check() {
		AtomicFile.check(output);
		if (Files.isRegularFile(work())) throw new DdasrException(work() + " is a file, but should become the working folder. Give the output " +
			"another name.");
	}

	/** Makes a folder, if it is not there. */
	static void makeFolder(final Path folder) {
		try {
			Files.createDirectories(folder);
		}
		catch (final IOException e) {
			throw BatchErrors.noNewFolder(folder, e);
		}
	}

	/** Whether something of a stage is there that would be lost if it were done anew. */
	boolean holds(final DdasrStage stage) {
		return switch (stage) {
			case PAIRS -> Files.exists(pairs(1));
			case REPORT -> false;
			default -> Files.exists(result(stage)) || Files.exists(sibling(result(stage), ".checkpoint"));
		};
	}

	/** Deletes what a training stage has left, its checkpoint too. */
	void delete(final DdasrStage stage) {
		if (stage == DdasrStage.REPORT) return;
		for (final String ending : List.of(SUFFIX, ".csv", ".png", ".checkpoint")) delete(sibling(result(stage), ending));
	}

	/** Deletes the checkpoint of a stage that is finished. */
	void deleteCheckpoint(final DdasrStage stage) {
		delete(sibling(result(stage), ".checkpoint"));
	}

	/** Deletes a folder of the working folder with all that is in it. */
	void deleteFolder(final Path folder) {
		if (!Files.isDirectory(folder) || !folder.startsWith(work())) return;
		try (Stream<Path> all = Files.walk(folder)) {
			all.sorted(Comparator.reverseOrder()).forEach(DdasrFiles::delete);
		}
		catch (final IOException e) {
			throw new DdasrException("The folder " + folder + " cannot be read (" + e.getMessage() + "). Check its permissions.", e);
		}
	}

	/** Deletes the working folder if nothing is in it. */
	void deleteEmptyWork() {
		final String[] inside = work().toFile().list();
		if (inside != null && inside.length == 0) delete(work());
	}

	private static Path sibling(final Path model, final String ending) {
		final String file = model.getFileName().toString();
		return model.resolveSibling(file.substring(0, file.lastIndexOf('.')) + ending);
	}

	private static void delete(final Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (final IOException e) {
			throw new DdasrException(file + " cannot be deleted (" + e.getMessage() + "). Check its permissions.", e);
		}
	}

	/** Checksum of a model file; empty if it is not there. */
	static String checksum(final Path model) {
		return Files.exists(model) ? ModelFile.open(model).sha256() : "";
	}
}
