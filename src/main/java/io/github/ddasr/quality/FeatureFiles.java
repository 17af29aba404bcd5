package io.github.ddasr.quality;

import java.nio.file.Path;

import io.github.ddasr.io.NpyFile;
import io.github.ddasr.io.NumberFiles;
import io.github.ddasr.io.NumberTable;

/** Features in files: .npy, .npz or .csv, one row for each image. */
public final class FeatureFiles {

	private FeatureFiles() {}

	/**
	 * @param file the file; its name becomes that of the set
	 * @param member name of the array in a .npz file; empty for the only one
	 * @param inception whether the user states that the features are Inception's pool3
	 * @param provenance which network and preprocessing made them, as the user states it; may be empty
	 * @return the features
	 * @throws io.github.ddasr.volume.DdasrException if the file is missing, damaged, or holds NaN, or if the features
	 *           cannot be Inception's
	 */
	public static FeatureMatrix read(final Path file, final String member, final boolean inception,
		final String provenance)
	{
		final NumberTable table = NumberFiles.read(file, member);
		final FeatureKind kind = new FeatureKind(inception ? FeatureKind.Type.INCEPTION_POOL3 : FeatureKind.Type.OTHER,
			inception ? "Inception pool3" : "of the user", provenance);
		return new FeatureMatrix(table.values(), table.rows(), table.columns(), file.getFileName().toString(), kind);
	}

	/**
	 * @param file a .npy file; its folder must exist
	 * @param matrix features to keep for another comparison
	 * @throws io.github.ddasr.volume.DdasrException if it cannot be written
	 */
	public static void write(final Path file, final FeatureMatrix matrix) {
		NpyFile.write(file, new NumberTable(matrix.values(), matrix.rows(), matrix.columns()));
	}
}
