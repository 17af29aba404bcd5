package io.github.ddasr.model;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** Asks web servers, follows where they send on to, and looks up from waiting to see whether the user wants to stop. */
final class WebClient {

	private static final int MOST_REDIRECTS = 5;

	private final HttpClient client;
	private final Duration patience;

	/**
	 * @param patience how long a server may let us wait for a connection or an answer
	 * @param proxies says by which proxy each address is reached, or null to reach all directly
	 */
	WebClient(final Duration patience, final ProxySelector proxies) {
		this.patience = patience;
		// Servers send on to other addresses; that is followed here, so that it can be refused with a sentence.
		final HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(
			HttpClient.Redirect.NEVER).connectTimeout(patience);
		client = (proxies == null ? builder : builder.proxy(proxies)).build();
	}

	/** @return how long a server may let us wait */
	Duration patience() {
		return patience;
	}

	/**
	 * @param entry whose address is asked
	 * @param headers sent along
	 * @param monitor asked while waiting
	 * @return the answer, whatever its status, except one that only sends on; its body must be closed
	 * @throws IOException if there is no connection or no answer
	 * @throws DdasrException if the server sends on in circles or to an unsafe address, or the monitor was canceled
	 */
	HttpResponse<ChunkQueue> get(final DownloadEntry entry, final Map<String, String> headers, final Monitor monitor)
		throws IOException
	{
		URI address = entry.address();
		for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
			final HttpRequest.Builder request = HttpRequest.newBuilder(address).GET();
			headers.forEach(request::header);
			final HttpResponse<ChunkQueue> answer = send(request.build(), "downloading " + entry.file(), monitor);
			if (!isRedirect(answer.statusCode())) return answer;
			answer.body().close();
			address = next(entry, address, answer.headers().firstValue("Location").orElse(""));
		}
		throw DownloadErrors.tooManyRedirects(entry, MOST_REDIRECTS);
	}

	private HttpResponse<ChunkQueue> send(final HttpRequest request, final String what, final Monitor monitor)
		throws IOException
	{
		final String host = request.uri().getHost();
		final CompletableFuture<HttpResponse<ChunkQueue>> answer = client.sendAsync(request, head -> new ChunkQueue());
		final long start = System.nanoTime();
		try {
			for (;;) {
				monitor.checkCanceled(what);
				try {
					return answer.get(ChunkQueue.GLANCE_MILLIS, TimeUnit.MILLISECONDS);
				}
				catch (final TimeoutException e) {
					if (System.nanoTime() - start > patience.toNanos()) {
						throw DownloadErrors.translated(host, new HttpTimeoutException("no answer"));
					}
				}
			}
		}
		catch (final ExecutionException e) {
			throw DownloadErrors.translated(host, new IOException(e.getCause().getMessage(), e.getCause()));
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CanceledException(what);
		}
		finally {
			answer.cancel(true);
		}
	}

	private static boolean isRedirect(final int status) {
		return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
	}

	/**
	 * @param entry what is fetched, for the message
	 * @param from the address that was asked
	 * @param location where it sends on to, relative or absolute
	 * @return that address, made absolute
	 * @throws DdasrException if it is no address of the web, or leads from a secure one to an open one
	 */
	static URI next(final DownloadEntry entry, final URI from, final String location) {
		try {
			final URI to = from.resolve(new URI(location));
			final String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
			final boolean safe = scheme.equals("https") || scheme.equals("http") && from.getScheme().equalsIgnoreCase("http");
			if (location.isEmpty() || !safe || to.getHost() == null) throw DownloadErrors.badRedirect(entry, from, location);
			return to;
		}
		catch (final URISyntaxException e) {
			throw DownloadErrors.badRedirect(entry, from, location);
		}
	}
}
