package io.github.ddasr.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import io.github.ddasr.io.VolumeFiles;

/** Lists the scans in folders that may hold the results of an earlier run, too. */
public final class InputFolders {

	private InputFolders() {}

	/**
	 * @param output the output folder
	 * @param recursive whether folders within folders are searched
	 * @return finds the scans of a folder, in order: results that lie within the input folder are no inputs of the next run
	 */
	public static Function<Path, List<Path>> lister(final Path output, final boolean recursive) {
		final Path results = output.toAbsolutePath().normalize();
		final boolean ours = Files.exists(results.resolve(Ledger.NAME));
		return folder -> {
			final Path searched = folder.toAbsolutePath().normalize();
			final boolean within = ours && results.startsWith(searched) && !results.equals(searched);
			return VolumeFiles.list(folder, recursive).stream().filter(f -> !within || !f.toAbsolutePath().normalize().startsWith(
				results)).toList();
		};
	}
}
