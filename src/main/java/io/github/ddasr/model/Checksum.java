package io.github.ddasr.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/**
 * The fingerprint of a file's bytes, by which it is recognised whatever its name.
 *
 * @param kind how it is computed
 * @param hex its hexadecimal digits, in lower case
 */
public record Checksum(Kind kind, String hex) {

	/** How a fingerprint is computed. */
	public enum Kind {
		/** SHA-256 of the bytes. */
		SHA256("sha256", "SHA-256", 64),
		/** What git calls the file: SHA-1 of the word blob, the size, a zero byte, and the bytes. */
		GIT_BLOB_SHA1("git-blob-sha1", "SHA-1", 40);

		private final String word;
		private final String algorithm;
		private final int digits;

		Kind(final String word, final String algorithm, final int digits) {
			this.word = word;
			this.algorithm = algorithm;
			this.digits = digits;
		}

		private static Kind of(final String word) {
			for (final Kind kind : values()) if (kind.word.equals(word)) return kind;
			throw new IllegalArgumentException("\"" + word + "\" is no kind of checksum");
		}
	}

	private static final int PIECE = 1 << 16;

	/** @throws IllegalArgumentException if the digits are not as many as the kind has, or not hexadecimal */
	public Checksum {
		if (!hex.matches("[0-9a-f]{" + kind.digits + "}")) {
			throw new IllegalArgumentException("\"" + hex + "\" is no " + kind.word);
		}
	}

	/**
	 * @param text kind and digits, as in {@code sha256:e3b0…}; the kinds are sha256 and git-blob-sha1
	 * @return the same as a checksum
	 * @throws IllegalArgumentException if it is not of that form
	 */
	public static Checksum parse(final String text) {
		final int colon = text.indexOf(':');
		final Kind kind = Kind.of(text.substring(0, Math.max(colon, 0)));
		return new Checksum(kind, text.substring(colon + 1).toLowerCase(Locale.ROOT));
	}

	/**
	 * @param file a file
	 * @return its SHA-256, 64 hexadecimal digits
	 * @throws DdasrException if it cannot be read
	 */
	public static String sha256(final Path file) {
		try {
			return new Checksum(Kind.SHA256, "0".repeat(Kind.SHA256.digits)).of(file, Monitor.NONE).hex();
		}
		catch (final IOException e) {
			throw new DdasrException("The file " + file + " cannot be read (" + e.getMessage() +
				"); check its permissions and the disk.", e);
		}
	}

	/**
	 * @param file a file, read once from begin to end
	 * @param monitor asked for each piece whether to go on
	 * @return the checksum that this file has, of the same kind
	 * @throws IOException if it cannot be read
	 */
	public Checksum of(final Path file, final Monitor monitor) throws IOException {
		final MessageDigest digest = digest();
		if (kind == Kind.GIT_BLOB_SHA1) {
			digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.US_ASCII));
		}
		final byte[] piece = new byte[PIECE];
		try (InputStream in = Files.newInputStream(file)) {
			for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
				monitor.checkCanceled("checking " + file.getFileName());
				digest.update(piece, 0, n);
			}
		}
		return new Checksum(kind, HexFormat.of().formatHex(digest.digest()));
	}

	private MessageDigest digest() {
		try {
			return MessageDigest.getInstance(kind.algorithm);
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has " + kind.algorithm + ".", e);
		}
	}

	/** @return kind and digits, as {@link #parse} reads them */
	@Override
	public String toString() {
		return kind.word + ":" + hex;
	}
}
