package io.github.ddasr.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Stands in for every https host of this Java machine: what is in a folder can be
 * had, each request is printed, and without a folder no host is found.
 */
final class FakeHost {

	private FakeHost() {}

	/** @param folder files by path, packed when a name ending in .gz is asked for; null for no network */
	static void install(final Path folder) {
		URL.setURLStreamHandlerFactory(protocol -> protocol.equals("https") ? new URLStreamHandler() {

			@Override
			protected URLConnection openConnection(final URL url) {
				System.out.println("asked " + url);
				return new Answer(url, folder);
			}
		} : null);
	}

	private static final class Answer extends HttpURLConnection {

		private final Path folder;

		private Answer(final URL url, final Path folder) {
			super(url);
			this.folder = folder;
		}

		@Override
		public InputStream getInputStream() throws IOException {
			if (folder == null) throw new UnknownHostException(url.getHost());
			final String path = url.getPath().substring(1);
			final Path file = folder.resolve(path.replaceAll("\\.gz$", ""));
			if (!Files.isRegularFile(file)) throw new FileNotFoundException(url.toString());
			return path.endsWith(".gz") ? packed(file) : Files.newInputStream(file);
		}

		private static InputStream packed(final Path file) throws IOException {
			final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
				Files.copy(file, out);
			}
			return new ByteArrayInputStream(bytes.toByteArray());
		}

		@Override
		public void connect() {}

		@Override
		public void disconnect() {}

		@Override
		public boolean usingProxy() {
			return false;
		}
	}
}
