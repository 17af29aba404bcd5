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
		if (!Files.exists(file)) throw IoErrors.missing(file);
		if (Files.isDirectory(file)) throw TableErrors.folder(file);
		final NumberTable table;
		try {
			if (Files.size(file) == 0) throw IoErrors.empty(file);
			if (name.endsWith(".npy")) table = NpyFile.read(file);
			else if (name.endsWith(".npz")) table = NpzFile.read(file, member);
			else if (name.endsWith(".csv")) table = CsvTable.read(file);
			else throw TableErrors.suffix(file);
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
