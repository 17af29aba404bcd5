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
import java.util.OptionalLong;

import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** Brings the bytes of one file from its address into a partial file, in as many goes as the connection needs. */
final class Transfer {

	private static final int MOST_GOES = 4;
	/** The length of a file before anybody has said it. */
	private static final long UNKNOWN = Long.MAX_VALUE;

	private final WebClient web;
	private final DownloadEntry entry;
	private final PartialFile part;
	private final Duration pause;
	private final Monitor monitor;
	private final String what;

	/** Bytes of the whole file; where the entry knows only about how many, the server says it. */
	private long length;
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
		this.length = entry.approximate() ? UNKNOWN : entry.size();
	}

	/**
	 * Returns when the partial file has its whole size.
	 *
	 * @throws DdasrException if it does not get there; what has arrived is kept if the connection is to blame
	 */
	void run() {
		for (int go = 1; part.size() < length; go++) {
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
		monitor.status(what + " from " + entry.address().getHost() + " (" + entry.expected() + ")");
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
		expect(headers.firstValueAsLong("Content-Length"));
		// A weak mark stands for files that are merely alike.
		version = headers.firstValue("ETag").filter(tag -> tag.startsWith("\"")).orElse(null);
	}

	/** Takes the length that the server says, if the file can have it. */
	private void expect(final OptionalLong rest) {
		if (rest.isEmpty()) return;
		final long whole = part.size() + rest.getAsLong();
		if (!entry.allows(whole)) throw DownloadErrors.wrongSize(entry, whole + " bytes");
		length = whole;
	}

	private void receive(final ChunkQueue body) throws IOException {
		for (;;) {
			final List<ByteBuffer> piece = next(body);
			if (piece == null) break;
			for (final ByteBuffer bytes : piece) {
				if (part.size() + bytes.remaining() > Math.min(length, entry.largest())) throw DownloadErrors.wrongSize(entry, "more");
				part.append(bytes);
			}
			monitor.progress(part.size(), length == UNKNOWN ? Math.max(part.size(), entry.size()) : length);
		}
		// A server that never says how long the file is has sent all of it when it ends.
		if (length == UNKNOWN && entry.allows(part.size())) length = part.size();
		if (part.size() < length) throw broken(new EOFException());
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
			" of " + total(), cause);
	}

	private String total() {
		return length == UNKNOWN ? entry.expected() : length + " bytes";
	}

	private void rest() {
		monitor.status("connection broken after " + part.size() + " of " + total() + ", trying again");
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
