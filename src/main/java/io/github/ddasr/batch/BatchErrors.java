package io.github.ddasr.batch;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

import io.github.ddasr.volume.DdasrException;

/** Every sentence that a user may read of a run over many files as a whole. */
final class BatchErrors {

	private BatchErrors() {}

	static DdasrException notAShard(final String text) {
		return new DdasrException("shard=" + text + " is not a share of the files. Write i/n, such as shard=3/8 for the third of " +
			"eight processes.");
	}

	static DdasrException noImagesIn(final String folder) {
		return new DdasrException("The folder " + folder +
			" holds no image (NIfTI, TIFF, DICOM, PNG, JPEG, BMP, GIF, PGM). Choose another.");
	}

	static DdasrException outputIsInput(final Path folder) {
		return new DdasrException("output=" + folder + " is the folder of an input. Give another folder; inputs are never " +
			"overwritten.");
	}

	static DdasrException oneOutput(final String first, final String second, final Path output) {
		return new DdasrException(first + " and " + second + " would both become " + output +
			". Give them different names, or run them into different folders.");
	}

	static DdasrException wouldReplace(final int files, final Path first, final String madeOf) {
		return new DdasrException((files == 1 ? "1 file" : files + " files") + " in the output folder would be replaced, " + first +
			(files == 1 ? "" : " first") + " (" + madeOf +
			"). Choose another folder, or set overwrite=true.");
	}

	static DdasrException outputGone(final Path folder) {
		return new DdasrException("The output folder " + folder + " has gone, or its list of what is done. Bring it back (is the disk " +
			"connected?), and start the same run again; what was done stays.");
	}

	static DdasrException lostCharacters(final String name) {
		return new DdasrException("The name " + name.replace('\uFFFD', '?') + " has letters that the locale of this shell cannot carry. " +
			"Set LC_ALL=C.UTF-8 and try again.");
	}

	static DdasrException oneSliceOfASeries(final Path file) {
		return new DdasrException(file.getFileName() + " is one slice of a DICOM series, not a volume. Convert the series to NIfTI first, " +
			"for example with dcm2niix.");
	}

	static String canceled(final long done, final int files) {
		return "Canceled. " + done + " of " + files + " files are done and stay; the same run again goes on from here.";
	}

	static DdasrException notALedger(final Path file) {
		return new DdasrException(file + " is not the list of a run over many files. Choose another output folder, or move it away.");
	}

	static DdasrException ledger(final Path file, final IOException e) {
		return new DdasrException(file + ", the list of what is done, cannot be used (" + reason(e) +
			"). Check that its folder is there and can be written to; what was done stays, and a repeated run goes on from it.", e);
	}

	static DdasrException otherDataset(final Path folder) {
		return new DdasrException("output=" + folder + " holds another BIDS data set. Choose another folder, such as " +
			"derivatives/ddasr in the data set that is read.");
	}

	static DdasrException noNewFolder(final Path folder, final IOException e) {
		return new DdasrException("The folder " + folder + " cannot be made (" + reason(e) + "). Check the path and its permissions.",
			e);
	}

	static DdasrException lostFigures(final Path file, final Exception e) {
		return new DdasrException("The figures kept in " + file + " cannot be read. Delete it, and repeat the run.", e);
	}

	private static String reason(final IOException e) {
		if (e instanceof AccessDeniedException) return "access denied";
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
	}

	static String unexpected(final Throwable error) {
		final String detail = error.getMessage() == null ? "" : ": " + error.getMessage().lines().findFirst().orElse("");
		return "An unexpected error (" + error.getClass().getSimpleName() + detail + ").";
	}

	static String outOfMemory() {
		return "Java's memory of " + Runtime.getRuntime().maxMemory() / (1 << 20) +
			" MB is not enough for this image. Start Java with more (-Xmx).";
	}
}
