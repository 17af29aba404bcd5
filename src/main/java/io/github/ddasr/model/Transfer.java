package io.github.ddasr.model;

import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** Brings the bytes of one file from its address into a partial file, in as many goes as the connection needs. */
final class Transfer {

	private static final int MOST_GOES = 4;

	private final WebClient web;
	private final DownloadEntry entry;
	private final PartialFile part;
	private final Duration pause;
	private final Monitor monitor;
	private final String what;

	/** The server's mark for this very version of the file, or null if it gave none. */
	private String version;

	/**
	 * @param web asks the server
	 * @param entry the file
	 * @param part takes the bytes; what it holds already is not asked for again
	 * @param pause how long to wait before a broken connection is taken up again
	 * @param monitor progress in bytes, and cancel
	 */
	Transfer(final WebClient web, final DownloadEntry entry, final PartialFile part, final Duration pause,
		final Monitor monitor)
	{
		this.web = web;
		this.entry = entry;
		this.part = part;
		this.pause = pause;
		this.monitor = monitor;
		this.what = "downloading " + entry.file();
	}

	/**
	 * Returns when the partial file has its whole size.
	 *
	 * @throws DdasrException if it does not get there; what has arrived is kept if the connection is to blame
	 */
	void run() {
		for (int go = 1; part.size() < entry.size(); go++) {
			final long before = part.size();
			try {
				fetch();
			}
			catch (final IOException e) {
				final boolean moves = part.size() != before || go > 1;
				if (moves && go < MOST_GOES) {
					rest();
					continue;
				}
				part.keep();
				throw DownloadErrors.network(entry, e, part.size());
			}
		}
	}

	private void fetch() throws IOException {
		monitor.status(what + " from " + entry.address().getHost() + " (" + entry.size() + " bytes)");
		final HttpResponse<ChunkQueue> answer = web.get(entry, headers(), monitor);
		try {
			begin(answer);
			receive(answer.body());
		}
		finally {
			answer.body().close();
		}
	}

	private Map<String, String> headers() {
		final Map<String, String> headers = new HashMap<>(Map.of("Accept-Encoding", "identity"));
		if (part.size() > 0) headers.put("Range", "bytes=" + part.size() + "-");
		if (part.size() > 0 && version != null) headers.put("If-Range", version);
		return headers;
	}

	/** Makes the partial file and the answer meet, or refuses the answer. */
	private void begin(final HttpResponse<ChunkQueue> answer) throws IOException {
		final HttpHeaders headers = answer.headers();
		final String range = headers.firstValue("Content-Range").orElse("").strip();
		final boolean rest = answer.statusCode() == 206 && range.startsWith("bytes " + part.size() + "-");
		if (answer.statusCode() == 206 && !rest || answer.statusCode() == 416) {
			part.clear();
			throw new IOException(entry.address().getHost() + " cannot go on where the connection broke");
		}
		if (!rest && answer.statusCode() != 200) {
			if (answer.statusCode() >= 500) part.keep();
			throw DownloadErrors.status(entry, answer.uri(), answer.statusCode());
		}
		if (!rest) part.clear();
		final long length = headers.firstValueAsLong("Content-Length").orElse(entry.size() - part.size());
		if (length != entry.size() - part.size()) throw DownloadErrors.wrongSize(entry, part.size() + length + " bytes");
		// A weak mark stands for files that are merely alike.
		version = headers.firstValue("ETag").filter(tag -> tag.startsWith("\"")).orElse(null);
	}

	private void receive(final ChunkQueue body) throws IOException {
		for (;;) {
			final List<ByteBuffer> piece = next(body);
			if (piece == null) break;
			for (final ByteBuffer bytes : piece) {
				if (part.size() + bytes.remaining() > entry.size()) throw DownloadErrors.wrongSize(entry, "more");
				part.append(bytes);
			}
			monitor.progress(part.size(), entry.size());
		}
		if (part.size() < entry.size()) throw broken(new EOFException());
	}

	private List<ByteBuffer> next(final ChunkQueue body) throws IOException {
		try {
			return body.next(web.patience(), monitor, what);
		}
		catch (final IOException e) {
			throw broken(e);
		}
	}

	private IOException broken(final IOException cause) {
		final String how = cause instanceof HttpTimeoutException ? "fell silent" : "broke";
		return new IOException("the connection to " + entry.address().getHost() + " " + how + " after " + part.size() +
			" of " + entry.size() + " bytes", cause);
	}

	private void rest() {
		monitor.status("connection broken after " + part.size() + " of " + entry.size() + " bytes, trying again");
		try {
			for (long left = pause.toMillis(); left > 0; left -= ChunkQueue.GLANCE_MILLIS) {
				monitor.checkCanceled(what);
				Thread.sleep(Math.min(left, ChunkQueue.GLANCE_MILLIS));
			}
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CanceledException(what);
		}
	}
}
