package io.github.ddasr.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The checksum by which Fiji's updater knows a file: SHA-1, but not of the plain
 * bytes. A file is hashed after its path. A jar is hashed entry by entry in the
 * order of their names, the name before the content; manifests count as empty
 * and comments in {@code .properties} as empty lines, since builds write dates
 * there. (As in net.imagej:imagej-updater 2.0.1, found out by reading and trying.)
 */
final class UpdaterChecksum {

	private static final String MANIFEST = "META-INF/MANIFEST.MF";
	private static final int BUFFER = 1 << 16;

	private final MessageDigest sha1;

	private UpdaterChecksum() {
		try {
			sha1 = MessageDigest.getInstance("SHA-1");
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-1", e);
		}
	}

	/**
	 * @param name path of the file in Fiji's folder, with slashes
	 * @param file where it is now
	 * @return 40 hexadecimal digits in lower case
	 * @throws IOException if the file cannot be read, or is named a jar and is none
	 */
	static String of(final String name, final Path file) throws IOException {
		final UpdaterChecksum checksum = new UpdaterChecksum();
		if (name.endsWith(".jar")) checksum.addJar(file);
		else checksum.addFile(name, file);
		return HexFormat.of().formatHex(checksum.sha1.digest());
	}

	private void addFile(final String name, final Path file) throws IOException {
		addName(name);
		try (InputStream in = Files.newInputStream(file)) {
			add(in);
		}
	}

	private void addJar(final Path file) throws IOException {
		try (ZipFile jar = new ZipFile(file.toFile())) {
			final List<? extends ZipEntry> entries = Collections.list(jar.entries());
			entries.sort(Comparator.comparing(ZipEntry::getName));
			for (final ZipEntry entry : entries) {
				addName(entry.getName());
				if (entry.getName().equals(MANIFEST)) continue;
				try (InputStream in = jar.getInputStream(entry)) {
					if (entry.getName().endsWith(".properties")) sha1.update(withoutComments(in.readAllBytes()));
					else add(in);
				}
			}
		}
	}

	private void addName(final String name) {
		sha1.update(name.getBytes(StandardCharsets.US_ASCII));
	}

	private void add(final InputStream in) throws IOException {
		final byte[] buffer = new byte[BUFFER];
		for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) sha1.update(buffer, 0, n);
	}

	/**
	 * @param text a file of properties
	 * @return the same with each comment, a line that begins with #, emptied; its end of line stays. As the updater has
	 *         it, a line after an empty line or after a line of nothing but # is no comment.
	 */
	static byte[] withoutComments(final byte[] text) {
		final ByteArrayOutputStream kept = new ByteArrayOutputStream(text.length);
		boolean mayBeComment = true;
		for (int start = 0; start < text.length;) {
			int end = start;
			while (end < text.length && text[end] != '\n') end++;
			int content = start;
			while (mayBeComment && content < end && text[content] == '#') content++;
			if (content == start) kept.write(text, start, end - start);
			if (end < text.length) kept.write('\n');
			mayBeComment = !mayBeComment || content < end;
			start = end + 1;
		}
		return kept.toByteArray();
	}
}
