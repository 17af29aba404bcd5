package io.github.ddasr.io;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;

/** Every sentence that a user may read when a file cannot be read or written: what, where, what to do. */
final class IoErrors {

	private static final String COPY_AGAIN = " Copy it again from its source.";

	private IoErrors() {}

	static DdasrException missing(final Path file) {
		if (Files.isSymbolicLink(file)) return new DdasrException(file + " is a link whose target is missing. Fetch it first (as with " +
			"datalad get), or remove the link.");
		return new DdasrException("File " + file + " does not exist. Check the path.");
	}

	static DdasrException folder(final Path file) {
		return new DdasrException(file + " is a folder, not an image file. Give the path of a file.");
	}

	static DdasrException empty(final Path file) {
		return new DdasrException(file + " is empty (0 bytes)." + COPY_AGAIN);
	}

	static DdasrException unreadable(final Path file, final IOException cause) {
		if (cause instanceof ClosedByInterruptException) return new CanceledException("reading " + file);
		return new DdasrException(file + " cannot be read (" + reason(cause) +
			"). Check that the file is there and that you may read it.", cause);
	}

	static DdasrException notNifti(final Path file) {
		return new DdasrException(file +
			" is not a NIfTI file: it has no NIfTI-1 or NIfTI-2 header. Convert it to NIfTI first, for example with dcm2niix.");
	}

	static DdasrException analyze(final Path file) {
		return new DdasrException(file +
			" is an Analyze 7.5 header, which does not tell left from right. Convert it to NIfTI first.");
	}

	static DdasrException truncated(final Path file, final long expected, final long found) {
		return new DdasrException(file + " is truncated: " + expected + " bytes expected, " + found + " found." +
			COPY_AGAIN);
	}

	static DdasrException truncatedGzip(final Path file, final long expected, final long found) {
		return new DdasrException(file + " is truncated: " + expected + " bytes expected after unpacking, " + found +
			" found." + COPY_AGAIN);
	}

	static DdasrException damagedGzip(final Path file, final IOException cause) {
		return new DdasrException(file + " holds damaged gzip data (" + reason(cause) + ")." + COPY_AGAIN, cause);
	}

	static DdasrException offset(final Path file, final String offset, final long size) {
		return new DdasrException(file + " says that its voxels begin at byte " + offset + ", but it has " + size +
			" bytes." + COPY_AGAIN);
	}

	static DdasrException badOffset(final Path file, final String offset) {
		return new DdasrException(file + " says that its voxels begin at byte " + offset +
			", which cannot be." + COPY_AGAIN);
	}

	static DdasrException dimensions(final Path file, final String dimensions) {
		return new DdasrException(file + " has impossible dimensions (" + dimensions +
			"): its header is damaged." + COPY_AGAIN);
	}

	static DdasrException pixelType(final Path file, final String what, final int code, final String advice) {
		return new DdasrException(file + " stores " + what + " (NIfTI datatype " + code + "). " + advice);
	}

	static DdasrException missingPartner(final Path file, final Path partner) {
		return new DdasrException(file + " is one half of a NIfTI pair, but " + partner.getFileName() +
			" is not beside it. Put both files into one folder.");
	}

	static DdasrException notUnpacked(final Path file, final Path folder, final IOException cause) {
		return new DdasrException(file + " could not be unpacked to " + folder + " (" + reason(cause) +
			"). Free some space there, or unpack the file yourself.", cause);
	}

	static DdasrException notSpilled(final String title, final Path folder, final IOException cause) {
		return new DdasrException("\"" + title + "\" does not fit into memory and could not be put into " + folder + " (" +
			reason(cause) + "). Free some space there, or give ImageJ more memory.", cause);
	}

	static DdasrException targetIsFolder(final Path target) {
		return new DdasrException(target + " is a folder. Give the name of a file to write.");
	}

	static DdasrException notAnImage(final Path file) {
		return new DdasrException(file +
			" is not an image that can be read. Give NIfTI (.nii, .nii.gz, .hdr, .img), TIFF, DICOM, PNG, BMP, GIF, JPEG, PGM or FITS.");
	}

	static DdasrException damagedImage(final Path file, final RuntimeException cause) {
		return new DdasrException(file + " looks like an image, but ImageJ cannot open it: it is damaged or of an unusual kind." +
			" Convert it to NIfTI or an uncompressed TIFF.", cause);
	}

	static DdasrException noSpace(final Path target, final long needed, final long free) {
		return new DdasrException(target + " needs " + (needed + (1 << 20) - 1 >> 20) + " MB, but only " + (free >> 20) +
			" MB are free there. Free some space or choose another folder.");
	}

	static DdasrException tooLarge(final Path file, final OutOfMemoryError cause) {
		return new DdasrException(file +
			" does not fit into memory. Give ImageJ more memory, or convert the file to NIfTI, which is read piece by piece.",
			cause);
	}

	static DdasrException overwritesSource(final Path target) {
		return new DdasrException("Output " + target + " is the input file itself. Give the output another name.");
	}

	static DdasrException noInputFolder(final Path folder) {
		return new DdasrException("Folder " + folder + " does not exist. Check the path.");
	}

	static DdasrException notWritten(final Path file, final IOException cause) {
		if (cause instanceof ClosedByInterruptException) return new CanceledException("writing " + file);
		return new DdasrException(file + " could not be written (" + reason(cause) +
			"). Free some space or choose another folder; no earlier file was changed.", cause);
	}

	static DdasrException noFolder(final Path target, final Path folder) {
		return new DdasrException("Folder " + folder + " for the output " + target.getFileName() +
			" does not exist. Create it first or choose another one.");
	}

	static DdasrException folderNotWritable(final Path folder, final IOException cause) {
		return new DdasrException("Nothing can be written to folder " + folder + " (" + reason(cause) +
			"). Choose another folder.", cause);
	}

	/** What went wrong, in words; the file system's exceptions often carry only a path as their message. */
	static String reason(final IOException e) {
		if (e instanceof AccessDeniedException) return "access denied";
		if (e instanceof NoSuchFileException) return "no such file";
		if (e instanceof FileSystemException f && f.getReason() != null) return f.getReason();
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
	}
}
