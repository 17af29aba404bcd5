package io.github.ddasr.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.github.ddasr.volume.DdasrException;

/**
 * The one door to tables of numbers in files: NumPy's .npy and .npz, and .csv. Nothing in a file is ever
 * evaluated or unpickled. Damaged files, and values that are NaN or infinite, are refused.
 */
public final class NumberFiles {

	private NumberFiles() {}

	/**
	 * @param file a .npy or .csv file, or a .npz file with one array
	 * @return its numbers
	 * @throws DdasrException if it is missing, damaged, of another type, or holds NaN
	 */
	public static NumberTable read(final Path file) {
		return read(file, "");
	}

	/**
	 * @param file a .npy, .npz or .csv file
	 * @param member name of the array in a .npz file; empty for the only one, and for other files
	 * @return its numbers; one dimension is a column
	 * @throws DdasrException if it is missing, damaged, of another type, or holds NaN
	 */
	public static NumberTable read(final Path file, final String member) {
		final String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
		if (name.endsWith(".npy")) return read(file, NpyFile::read);
		if (name.endsWith(".npz")) return readNpz(file, member);
		return read(file, name.endsWith(".csv") ? CsvTable::read : other -> {
			throw TableErrors.suffix(other);
		});
	}

	/**
	 * @param file a .npz file, whatever it is called
	 * @param member name of the array in it; empty for the only one
	 * @return its numbers; one dimension is a column
	 * @throws DdasrException if it is missing, damaged, of another type, or holds NaN
	 */
	public static NumberTable readNpz(final Path file, final String member) {
		return read(file, npz -> NpzFile.read(npz, member));
	}

	/** Reads a file of one format that exists. */
	@FunctionalInterface
	private interface Format {

		NumberTable read(Path file) throws IOException;
	}

	private static NumberTable read(final Path file, final Format format) {
		if (!Files.exists(file)) throw IoErrors.missing(file);
		if (Files.isDirectory(file)) throw TableErrors.folder(file);
		final NumberTable table;
		try {
			if (Files.size(file) == 0) throw IoErrors.empty(file);
			table = format.read(file);
		}
		catch (final IOException e) {
			throw IoErrors.unreadable(file, e);
		}
		catch (final OutOfMemoryError e) {
			throw TableErrors.memory(file, e);
		}
		long bad = 0;
		for (final double v : table.values()) if (!Double.isFinite(v)) bad++;
		if (bad > 0) throw TableErrors.notFinite(file, bad, table.values().length);
		return table;
	}
}
