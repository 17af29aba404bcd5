package io.github.ddasr.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

import io.github.ddasr.volume.DdasrException;

/**
 * A file whose content may act as a program, and the user's word that it may be run: its SHA-256 as the author
 * publishes it, or explicit trust.
 */
final class TrustedFile {

	private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

	private TrustedFile() {}

	/**
	 * @param file a file that holds code
	 * @param sha256 its SHA-256, 64 hexadecimal digits in any case; empty if unknown
	 * @param trusted whether the user trusts it without one
	 * @return the very bytes that were checked
	 * @throws DdasrException if it is missing, if its SHA-256 is another one, or if neither is given
	 */
	static byte[] read(final Path file, final String sha256, final boolean trusted) {
		final String wanted = sha256.strip().toLowerCase(Locale.ROOT);
		if (!wanted.isEmpty() && !DIGEST.matcher(wanted).matches()) {
			throw new DdasrException("sha256=" + sha256.strip() +
				" is no SHA-256. Give its 64 hexadecimal digits, as the author of " + file.getFileName() + " publishes them.");
		}
		if (wanted.isEmpty() && !trusted) {
			throw new DdasrException(file + " is TorchScript, which is code and is not run unasked. Give its SHA-256 as its " +
				"author publishes it (sha256=...), or say that you trust it (trusted=true).");
		}
		final byte[] bytes = bytes(file);
		final String found = digest(bytes);
		if (!wanted.isEmpty() && !wanted.equals(found)) {
			throw new DdasrException(file + " is not the file that was asked for: its SHA-256 is " + found + ", not " + wanted +
				". Get the file again from its author.");
		}
		return bytes;
	}

	/** @return the SHA-256 in 64 hexadecimal digits */
	static String digest(final byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256.", e);
		}
	}

	private static byte[] bytes(final Path file) {
		if (!Files.isRegularFile(file)) {
			throw new DdasrException("The network " + file + " does not exist or is a folder. Give the path of a .pt file.");
		}
		try {
			return Files.readAllBytes(file);
		}
		catch (final IOException e) {
			throw new DdasrException("The network " + file + " cannot be read (" + e.getMessage() +
				"). Check its permissions.", e);
		}
		catch (final OutOfMemoryError e) {
			throw new DdasrException("The network " + file + " does not fit into memory. Give Java more memory.", e);
		}
	}
}
