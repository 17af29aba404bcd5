package io.github.ddasr.command;

import java.io.File;

import ij.ImagePlus;
import ij.io.FileInfo;

/** Names that dialogs propose for results: near the input, and of no file that is there. */
final class OutputNames {

	private static final String SUFFIX = ".nii.gz";

	private OutputNames() {}

	/**
	 * @param image an open image
	 * @return a NIfTI file of its title in the folder that it came from, or in the user's
	 */
	static File of(final ImagePlus image) {
		final FileInfo source = image.getOriginalFileInfo();
		final String folder = source == null || source.directory == null || source.directory.isEmpty() ? System.getProperty(
			"user.home") : source.directory;
		return free(new File(folder), plain(image.getTitle()));
	}

	/**
	 * @param input the file that is worked on
	 * @param model name or path of what works on it
	 * @return a NIfTI file beside it
	 */
	static File beside(final File input, final String model) {
		return free(input.getAbsoluteFile().getParentFile(), plain(input.getName()) + "-" + plain(Descriptions.withoutFolder(model)));
	}

	/** Without suffix, and without signs that a file system may refuse. */
	private static String plain(final String title) {
		return Descriptions.withoutSuffix(title).replaceAll("[/\\\\:*?\"<>|]", "-");
	}

	private static File free(final File folder, final String name) {
		File file = new File(folder, name + SUFFIX);
		for (int i = 2; file.exists(); i++) file = new File(folder, name + "-" + i + SUFFIX);
		return file;
	}
}
