package io.github.ddasr.io;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** One array of a .npz file, which is a zip archive of .npy files, stored or deflated. */
final class NpzFile {

	private static final String SUFFIX = ".npy";
	/** Deflate makes nothing smaller than by 1 : 1032; a header that claims more is damaged. */
	private static final long DENSEST = 1100;

	private NpzFile() {}

	/** Reads an array from a file that exists; an empty name stands for the only one. */
	static NumberTable read(final Path file, final String member) throws IOException {
		try (ZipFile zip = new ZipFile(file.toFile())) {
			final Map<String, ZipEntry> arrays = new TreeMap<>();
			zip.stream().filter(e -> e.getName().endsWith(SUFFIX)).forEach(e -> arrays.put(e.getName().substring(0, e
				.getName().length() - SUFFIX.length()), e));
			final String wanted = member.endsWith(SUFFIX) ? member.substring(0, member.length() - SUFFIX.length()) : member;
			final ZipEntry entry = wanted.isEmpty() && arrays.size() == 1 ? arrays.values().iterator().next() : arrays.get(
				wanted);
			if (entry == null) throw TableErrors.members(file, wanted, arrays.keySet());
			try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
				return read(in, entry, entry.getName() + " in " + file);
			}
		}
		catch (final ZipException | EOFException | IllegalArgumentException e) {
			throw TableErrors.damagedZip(file, String.valueOf(e.getMessage()));
		}
	}

	private static NumberTable read(final InputStream in, final ZipEntry entry, final String what) throws IOException {
		final NpyHeader header = NpyHeader.read(in, what);
		final long most = Math.max(0, entry.getCompressedSize()) * DENSEST;
		if (header.dataBytes() > most) throw TableErrors.length(what, header.dataBytes(), "less");
		return NpyFile.values(in, header, what);
	}
}
