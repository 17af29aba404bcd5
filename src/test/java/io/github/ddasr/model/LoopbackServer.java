package io.github.ddasr.model;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A web server on this machine alone, whose answers a test decides, and which remembers what it was asked. */
public final class LoopbackServer implements AutoCloseable {

	/** Decides one answer. */
	public interface Answer {

		/**
		 * @param exchange question and answer; closed afterwards
		 * @throws IOException to break the connection
		 */
		void give(HttpExchange exchange) throws IOException;
	}

	private final HttpServer server;
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final CountDownLatch end = new CountDownLatch(1);
	private final List<String> questions = new CopyOnWriteArrayList<>();
	private volatile Answer answer = exchange -> exchange.sendResponseHeaders(404, -1);

	/** @throws IOException if no port is free */
	public LoopbackServer() throws IOException {
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.setExecutor(threads);
		server.createContext("/", this::handle);
		server.start();
	}

	private void handle(final HttpExchange exchange) {
		questions.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Range") + " " + //
			exchange.getRequestHeaders().getFirst("If-Range"));
		try (exchange) {
			answer.give(exchange);
		}
		catch (final IOException e) {
			// The answer was cut off on purpose, or nobody reads it any more.
		}
	}

	/** @param next decides the answers from now on */
	public void answer(final Answer next) {
		answer = next;
	}

	/** @return path, range and condition of each question, in order; null stands for a header that was not sent */
	public List<String> questions() {
		return questions;
	}

	/** @return the address that is asked for a path */
	public URI address(final String path) {
		return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
	}

	/** @return the port */
	public int port() {
		return server.getAddress().getPort();
	}

	/** Keeps an answer open until the server is closed. */
	public void hold() {
		try {
			end.await();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** The whole file, or the rest that is asked for if the condition holds. */
	static Answer file(final byte[] bytes, final String tag) {
		return exchange -> {
			final String range = exchange.getRequestHeaders().getFirst("Range");
			final String condition = exchange.getRequestHeaders().getFirst("If-Range");
			final boolean part = range != null && (condition == null || condition.equals(tag));
			final int from = part ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
			if (tag != null) exchange.getResponseHeaders().set("ETag", tag);
			if (part) exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" +
				bytes.length);
			exchange.sendResponseHeaders(part ? 206 : 200, bytes.length - from);
			exchange.getResponseBody().write(bytes, from, bytes.length - from);
		};
	}

	/** Announces the whole file, sends its beginning, and breaks the connection. */
	static Answer beginning(final byte[] bytes, final String tag, final int length) {
		return exchange -> {
			if (tag != null) exchange.getResponseHeaders().set("ETag", tag);
			exchange.sendResponseHeaders(200, bytes.length);
			final OutputStream out = exchange.getResponseBody();
			out.write(bytes, 0, length);
			out.flush();
		};
	}

	@Override
	public void close() {
		end.countDown();
		server.stop(0);
		threads.shutdown();
	}
}
