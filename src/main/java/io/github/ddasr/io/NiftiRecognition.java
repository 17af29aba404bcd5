package io.github.ddasr.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.github.ddasr.volume.DdasrException;

/**
 * Tells NIfTI from what merely looks like it. The names .nii and .nii.gz mean NIfTI and nothing else; .hdr and .img
 * are shared with Analyze 7.5 and other formats, so there the header decides.
 */
final class NiftiRecognition {

	private static final List<String> OWN = List.of(".nii", ".nii.gz");
	private static final List<String> SHARED = List.of(".hdr", ".hdr.gz", ".img", ".img.gz");

	private NiftiRecognition() {}

	/** Whether a file is there and is NIfTI; opens it only where its name does not say enough. */
	static boolean isNifti(final Path file) {
		final String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (OWN.stream().anyMatch(name::endsWith)) return file.toFile().isFile();
		if (SHARED.stream().noneMatch(name::endsWith) || !file.toFile().isFile()) return false;
		try {
			return hasMagic(NiftiFiles.start(NiftiFiles.headerFile(file), NiftiFields.SIZE_2));
		}
		catch (final DdasrException e) {
			// Without a readable header it is somebody else's file.
			return false;
		}
	}

	private static boolean hasMagic(final byte[] start) {
		for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
			if (start.length < NiftiFields.SIZE_1) return false;
			final ByteBuffer bytes = ByteBuffer.wrap(start).order(order);
			final int size = bytes.getInt(0);
			if (size != NiftiFields.SIZE_1 && size != NiftiFields.SIZE_2) continue;
			final int version = size == NiftiFields.SIZE_1 ? 1 : 2;
			final String magic = new NiftiFields(version, bytes).magic();
			return magic.equals("ni" + version) || magic.equals("n+" + version);
		}
		return false;
	}
}
