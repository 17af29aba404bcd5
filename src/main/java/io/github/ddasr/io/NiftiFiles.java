package io.github.ddasr.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The one or two files of a NIfTI image, found from the path of either, and the way to
 * their bytes. Whether a file is packed is told by its first two bytes, never by its name.
 */
final class NiftiFiles {

	private static final int BUFFER = 1 << 16;
	private static final List<String> SUFFIXES = List.of(".nii.gz", ".hdr.gz", ".img.gz", ".nii", ".hdr", ".img");

	private final Path data;
	private final NiftiHeader header;

	private NiftiFiles(final Path data, final NiftiHeader header) {
		this.data = data;
		this.header = header;
	}

	/** Finds the files and reads the header. */
	static NiftiFiles of(final Path path) {
		final Path headerFile = headerFile(path);
		final NiftiHeader header = NiftiHeaderParser.parse(headerFile, start(headerFile, NiftiFields.SIZE_2));
		if (!header.pair()) return new NiftiFiles(headerFile, header);
		final Path image = partner(headerFile, ".img");
		check(image);
		return new NiftiFiles(image, header);
	}

	NiftiHeader header() {
		return header;
	}

	/** The file that holds the voxels. */
	Path data() {
		return data;
	}

	/** Bytes that the unpacked data file must have at least. */
	long expectedBytes() {
		return header.dataOffset() + header.storedBytes();
	}

	static void check(final Path file) {
		if (!Files.exists(file)) throw IoErrors.missing(file);
		if (Files.isDirectory(file)) throw IoErrors.folder(file);
	}

	static void requireContent(final Path file) {
		try {
			if (Files.size(file) == 0) throw IoErrors.empty(file);
		}
		catch (final IOException e) {
			throw IoErrors.unreadable(file, e);
		}
	}

	/** Whether a file is NIfTI by its name, or by the first number of its header. */
	static boolean isNifti(final Path file) {
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (SUFFIXES.stream().anyMatch(name::endsWith)) return true;
		final byte[] start = start(file, Integer.BYTES);
		if (start.length < Integer.BYTES) return false;
		final int size = ByteBuffer.wrap(start).getInt();
		final int swapped = Integer.reverseBytes(size);
		return size == NiftiFields.SIZE_1 || swapped == NiftiFields.SIZE_1 || size == NiftiFields.SIZE_2 ||
			swapped == NiftiFields.SIZE_2;
	}

	/** Name without folder and without .nii, .hdr or .img, and .gz. */
	static String baseName(final Path file) {
		final String name = file.getFileName().toString();
		final String lower = name.toLowerCase(Locale.ROOT);
		for (final String suffix : SUFFIXES) {
			if (lower.endsWith(suffix) && lower.length() > suffix.length()) {
				return name.substring(0, name.length() - suffix.length());
			}
		}
		final int dot = name.lastIndexOf('.');
		return dot > 0 ? name.substring(0, dot) : name;
	}

	static boolean isPacked(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return in.read() == 0x1f && in.read() == 0x8b;
		}
	}

	/** The bytes of a file, unpacked if it is gzip data. */
	static InputStream open(final Path file) throws IOException {
		final InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
		try {
			in.mark(2);
			final boolean packed = in.read() == 0x1f && in.read() == 0x8b;
			in.reset();
			return packed ? new GZIPInputStream(in, BUFFER) : in;
		}
		catch (final IOException e) {
			in.close();
			throw e;
		}
	}

	/** The first bytes of a file, unpacked; fewer than asked for if there are no more. */
	static byte[] start(final Path file, final int length) {
		check(file);
		try (InputStream in = open(file)) {
			final byte[] bytes = new byte[length];
			int n = 0;
			try {
				for (int k; n < length && (k = in.read(bytes, n, length - n)) > 0;) n += k;
			}
			catch (final EOFException e) {
				if (n < Integer.BYTES) throw e;
			}
			return Arrays.copyOf(bytes, n);
		}
		catch (final EOFException e) {
			throw IoErrors.truncatedGzip(file, NiftiFields.SIZE_1, 0);
		}
		catch (final ZipException e) {
			throw IoErrors.damagedGzip(file, e);
		}
		catch (final IOException e) {
			throw IoErrors.unreadable(file, e);
		}
	}

	/** The file that holds the header: the path itself, or for voxels of a pair the other half. */
	static Path headerFile(final Path path) {
		check(path);
		final String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.endsWith(".img") || name.endsWith(".img.gz") ? partner(path, ".hdr") : path;
	}

	/** The other half of a pair, in either case and packed or not. */
	private static Path partner(final Path file, final String suffix) {
		final String base = baseName(file);
		final String upper = suffix.toUpperCase(Locale.ROOT);
		for (final String s : List.of(suffix, suffix + ".gz", upper, upper + ".GZ")) {
			final Path candidate = file.resolveSibling(base + s);
			if (Files.isRegularFile(candidate)) return candidate;
		}
		throw IoErrors.missingPartner(file, file.resolveSibling(base + suffix));
	}
}
