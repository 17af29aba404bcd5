package io.github.ddasr.model;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

import javax.net.ssl.SSLException;

import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Similarity;

/** Every sentence that a user may read when a download does not succeed: what, where, what to do. */
final class DownloadErrors {

	private DownloadErrors() {}

	static DdasrException unknown(final String name, final List<String> known) {
		return new DdasrException("Nothing to download is called \"" + name + "\"." + Similarity.nearest(name, known).map(
			nearest -> " Did you mean " + nearest + "?").orElse("") + " There are: " + String.join(", ", known) + ".");
	}

	static DdasrException damagedIndex(final String resource, final Exception cause) {
		return new DdasrException("The list of downloads " + resource + " in this program is damaged (" + cause.getMessage() +
			"). Install the suite again.", cause);
	}

	static DdasrException noFolder() {
		return new DdasrException("There is no models folder to download into. Name one by the system property " +
			ModelStore.FOLDER_PROPERTY + " (java -D" + ModelStore.FOLDER_PROPERTY + "=FOLDER ...).");
	}

	static DdasrException folderNotMade(final Path folder, final IOException cause) {
		return new DdasrException("The models folder " + folder + " cannot be made (" + reason(cause) +
			"). Make it yourself, or name another one by the system property " + ModelStore.FOLDER_PROPERTY + ".", cause);
	}

	static DdasrException folderUnreadable(final Path folder, final IOException cause) {
		return new DdasrException("The models folder " + folder + " cannot be read (" + reason(cause) +
			"). Check its permissions, or choose another one.", cause);
	}

	static DdasrException noSpace(final DownloadEntry entry, final Path folder, final long needed, final long free) {
		return new DdasrException(entry.file() + " needs " + needed + " bytes in " + folder + ", but only " + free +
			" are free there. Free some space or choose another folder.");
	}

	static DdasrException refused(final DownloadEntry entry) {
		return new DdasrException(entry.file() + " was not downloaded because its licence was not accepted.");
	}

	static DdasrException occupied(final DownloadEntry entry, final Path target) {
		return new DdasrException(target + " is there already, but it is not the file that would be downloaded (" +
			entry.checksum() + "). It was left as it is; move it away or rename it first.");
	}

	static DdasrException busy(final DownloadEntry entry, final Path folder) {
		return new DdasrException("Another run is downloading " + entry.file() + " into " + folder +
			" right now. Wait until it has ended.");
	}

	static DdasrException notWritten(final Path file, final IOException cause) {
		if (cause instanceof ClosedByInterruptException) return new CanceledException("writing " + file);
		return new DdasrException(file + " could not be written (" + reason(cause) +
			"). Free some space or choose another folder; nothing was left there.", cause);
	}

	static DdasrException status(final DownloadEntry entry, final URI address, final int status) {
		final String meaning = switch (status) {
			case 401, 403 -> "access refused";
			case 404, 410 -> "not there any more";
			case 407 -> "the proxy wants a password";
			case 429 -> "too many requests, try again later";
			default -> status >= 500 ? "the server is in trouble, try again later" : "unexpected answer";
		};
		return new DdasrException(entry.file() + " cannot be had from " + address + ": HTTP status " + status + ", " +
			meaning + ".");
	}

	static DdasrException tooManyRedirects(final DownloadEntry entry, final int most) {
		return new DdasrException(entry.file() + " cannot be had from " + entry.address() +
			": the server sends from one address to the next, more than " + most + " times. Try again later.");
	}

	static DdasrException badRedirect(final DownloadEntry entry, final URI from, final String to) {
		return new DdasrException(entry.file() + " was not downloaded: " + from + " sends on to \"" + to +
			"\", which is not a safe address. Check that the network or its proxy does not interfere.");
	}

	static DdasrException wrongSize(final DownloadEntry entry, final String found) {
		return new DdasrException(entry.file() + " was not downloaded: " + entry.address().getHost() + " offers " + found +
			" where " + entry.expected() + " were expected. The file has changed, or the network sends another page.");
	}

	static DdasrException wrongChecksum(final DownloadEntry entry, final Checksum found) {
		return new DdasrException(entry.file() + " from " + entry.address().getHost() + " is not the expected file: " +
			entry.checksum() + " expected, " + found + " found. What had arrived was deleted.");
	}

	/**
	 * @param entry the file
	 * @param cause its message says what broke, and where
	 * @param kept bytes that are kept
	 */
	static DdasrException network(final DownloadEntry entry, final IOException cause, final long kept) {
		final String rest = kept > 0 ? " The " + kept + " bytes that arrived are kept for the next try." : "";
		return new DdasrException(entry.file() + " could not be downloaded: " + cause.getMessage() +
			". Check the network and the proxy, or fetch " + entry.address() +
			" in another way and put it into the models folder." + rest, cause);
	}

	/**
	 * @param host the server that was spoken to
	 * @param error what Java says about it
	 * @return the same in words
	 */
	static IOException translated(final String host, final IOException error) {
		return new IOException(reason(host, error), error);
	}

	private static String reason(final String host, final IOException error) {
		// The name that was not found is the cause of a connection that was not made.
		if (has(error, UnresolvedAddressException.class) || has(error, UnknownHostException.class)) {
			return "the host " + host + " was not found";
		}
		if (has(error, HttpTimeoutException.class)) return host + " does not answer";
		if (has(error, SSLException.class)) return "no secure connection to " + host + " (" + reason(error) + ")";
		if (has(error, ConnectException.class)) return "no connection to " + host;
		return "the connection to " + host + " broke (" + reason(error) + ")";
	}

	private static boolean has(final Throwable error, final Class<? extends Exception> type) {
		for (Throwable t = error; t != null; t = t.getCause()) if (type.isInstance(t)) return true;
		return false;
	}

	/** What went wrong, in words; the file system's exceptions often carry only a path as their message. */
	private static String reason(final IOException e) {
		if (e instanceof AccessDeniedException) return "access denied";
		if (e instanceof FileSystemException f && f.getReason() != null) return f.getReason();
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
	}
}
