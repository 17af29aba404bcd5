package io.github.ddasr.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.github.ddasr.volume.DdasrException;

/** The kinds of file that can be written, told by the suffix of the name. */
public enum OutputFormat {
	/** NIfTI, one file. */
	NIFTI,
	/** NIfTI, one file, packed with gzip. */
	NIFTI_GZ,
	/** NIfTI, header and voxels in two files. */
	NIFTI_PAIR,
	/** TIFF, written by ImageJ. */
	TIFF;

	/**
	 * @param target the file to write
	 * @return its format
	 * @throws DdasrException if no such format is written
	 */
	public static OutputFormat of(final Path target) {
		final String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
		if (name.endsWith(".nii")) return NIFTI;
		if (name.endsWith(".nii.gz")) return NIFTI_GZ;
		if (name.endsWith(".hdr") || name.endsWith(".img")) return NIFTI_PAIR;
		if (name.endsWith(".tif") || name.endsWith(".tiff")) return TIFF;
		throw new DdasrException("Output " + target.getFileName() +
			" has a suffix that is not written. Use .nii, .nii.gz, .hdr, .img, .tif or .tiff.");
	}

	/**
	 * @param target the file to write
	 * @return the files that will be there: the target, or both halves of a pair
	 * @throws DdasrException if no such format is written
	 */
	public static List<Path> filesOf(final Path target) {
		if (of(target) != NIFTI_PAIR) return List.of(target);
		final String base = NiftiFiles.baseName(target);
		return List.of(target.resolveSibling(base + ".hdr"), target.resolveSibling(base + ".img"));
	}
}
