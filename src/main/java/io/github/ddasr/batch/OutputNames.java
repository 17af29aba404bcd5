package io.github.ddasr.batch;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Where a case's volume goes in a plain output folder: under the name of the input, in the same folders within it. */
public final class OutputNames {

	private OutputNames() {}

	/**
	 * @param folder the output folder
	 * @param file a case
	 * @return the same path within the output folder; formats that are not written become .nii.gz
	 */
	public static Path of(final Path folder, final BatchCase file) {
		return of(folder, file, OutputNames::withWrittenSuffix);
	}

	/**
	 * @param folder the output folder
	 * @param file a case
	 * @param suffix of the output, such as ".nii.gz"
	 * @return the same path within the output folder, with this suffix instead of that of the input
	 */
	static Path of(final Path folder, final BatchCase file, final String suffix) {
		return of(folder, file, name -> name.replaceAll("(?i)(\\.nii|\\.hdr|\\.img)\\.gz$|\\.[^.]*$", "") + suffix);
	}

	private static Path of(final Path folder, final BatchCase file, final UnaryOperator<String> last) {
		Path path = folder;
		final String[] parts = file.name().split("/");
		for (int i = 0; i < parts.length; i++) {
			// A name that is a whole path ("C:/a/../b") stays within the folder.
			final String part = i == 0 ? parts[i].replaceAll("^([A-Za-z]):$", "$1") : parts[i];
			if (part.isEmpty() || part.equals(".") || part.equals("..")) continue;
			path = path.resolve(i == parts.length - 1 ? last.apply(part) : part);
		}
		return path;
	}

	private static String withWrittenSuffix(final String name) {
		final String small = name.toLowerCase(Locale.ROOT);
		if (small.endsWith(".hdr.gz") || small.endsWith(".img.gz")) return name.substring(0, name.length() - 7) + ".nii.gz";
		return small.matches(".*\\.(nii|nii\\.gz|hdr|img|tif|tiff)") ? name : name.replaceAll("\\.[^.]*$", "") + ".nii.gz";
	}
}
