package io.github.ddasr.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** Downloads of files of which nobody knew the size to the byte: 300000 bytes are there where about 250000 were said. */
class ApproximateSizeTest {

	private static final int SAID = 250_000;
	private static final String TAG = "\"version-1\"";

	@TempDir
	private Path parent;

	private final byte[] bytes = new byte[300_000];
	private final List<String> said = new ArrayList<>();
	private final long[] progress = new long[2];
	private LoopbackServer server;
	private Path folder;
	private Path target;
	private DownloadEntry entry;

	@BeforeEach
	void start() throws IOException {
		new Random(2).nextBytes(bytes);
		server = new LoopbackServer();
		folder = parent.resolve("models");
		target = folder.resolve("net.pkl");
		final Checksum checksum = Checksum.parse("git-blob-sha1:" + "0".repeat(40)).of(Files.write(parent.resolve("bytes"), bytes),
			Monitor.NONE);
		entry = new DownloadEntry("net", "net", "net.pkl", server.address("/net"), SAID, true, checksum, "a network", "none", "A notice.",
			"nobody");
	}

	@AfterEach
	void stop() {
		server.close();
	}

	@Test
	void theServersLengthIsTaken() throws IOException {
		server.answer(LoopbackServer.file(bytes, TAG));
		assertEquals(target, download());
		assertArrayEquals(bytes, Files.readAllBytes(target));
		assertArrayEquals(new long[] { bytes.length, bytes.length }, progress);
		assertEquals("downloading net.pkl from 127.0.0.1 (about 250000 bytes)", said.get(0));
		assertEquals(List.of("net.pkl", "net.pkl.licence.txt"), files());
		assertEquals(target, download());
		assertEquals(1, server.questions().size(), "what is there is not fetched again");
	}

	@Test
	void itIsFoundUnderAnyName() throws IOException {
		Files.createDirectory(folder);
		final Path other = Files.write(folder.resolve("renamed.pkl"), bytes);
		Files.write(folder.resolve("alike.pkl"), Arrays.copyOf(bytes, SAID));
		assertEquals(other, download());
		assertEquals(List.of(), server.questions());
	}

	@Test
	void brokenConnectionIsTakenUpWhereItBroke() throws IOException {
		final boolean[] broken = new boolean[1];
		server.answer(exchange -> {
			(broken[0] ? LoopbackServer.file(bytes, TAG) : LoopbackServer.beginning(bytes, TAG, 200_000)).give(exchange);
			broken[0] = true;
		});
		download();
		assertArrayEquals(bytes, Files.readAllBytes(target));
		assertEquals(2, server.questions().size());
		assertTrue(server.questions().get(1).matches("/net bytes=[1-9]\\d*- " + TAG), server.questions().toString());
		assertTrue(said.get(1).matches("connection broken after \\d+ of 300000 bytes, trying again"), said.toString());
	}

	@Test
	void aLaterRunGoesOn() throws IOException {
		server.answer(LoopbackServer.beginning(bytes, null, 100_000));
		assertTrue(refusal().matches(".* broke after \\d+ of 300000 bytes\\. .* are kept for the next try\\."));
		final int asked = server.questions().size();
		server.answer(LoopbackServer.file(bytes, null));
		download();
		assertTrue(server.questions().get(asked).matches("/net bytes=[1-9]\\d*- null"), server.questions().toString());
		assertEquals(asked + 1, server.questions().size());
		assertArrayEquals(bytes, Files.readAllBytes(target));
	}

	/** The server then has nothing more to send, and says so with 416. */
	@Test
	void remainsOfAnyLengthEndWell() throws IOException {
		Files.createDirectory(folder);
		server.answer(exchange -> {
			final String range = exchange.getRequestHeaders().getFirst("Range");
			if (range != null && Integer.parseInt(range.replaceAll("\\D", "")) >= bytes.length) exchange.sendResponseHeaders(416, -1);
			else LoopbackServer.file(bytes, TAG).give(exchange);
		});
		for (final int length : new int[] { 1000, SAID, bytes.length, bytes.length + 1, 2 * SAID, 2 * SAID + 1 }) {
			try (PartialFile part = new PartialFile(entry, folder)) {
				part.append(ByteBuffer.wrap(Arrays.copyOf(bytes, length)));
				part.keep();
			}
			download();
			assertArrayEquals(bytes, Files.readAllBytes(target), "from " + length);
			Files.delete(target);
		}
	}

	@Test
	void lengthsBeyondAFactorOfTwoAreRefused() throws IOException {
		for (final int length : new int[] { 17, SAID / 2 - 1, 2 * SAID + 1 }) {
			server.answer(LoopbackServer.file(Arrays.copyOf(bytes, length), TAG));
			assertEquals("net.pkl was not downloaded: 127.0.0.1 offers " + length + " bytes where about 250000 bytes were expected. The file " +
				"has changed, or the network sends another page.", refusal());
		}
		assertEquals(List.of(), files());
		for (final int length : new int[] { SAID / 2, 2 * SAID }) assertTrue(entry.allows(length));
	}

	@Test
	void theChecksumHasTheLastWord() throws IOException {
		for (final int length : new int[] { SAID, bytes.length - 1, bytes.length + 1 }) {
			server.answer(LoopbackServer.file(Arrays.copyOf(bytes, length), TAG));
			assertTrue(refusal().startsWith("net.pkl from 127.0.0.1 is not the expected file: " + entry.checksum() + " expected, git-blob-sha1:"));
		}
		assertEquals(List.of(), files());
	}

	@Test
	void serverThatNamesNoLengthIsReadToItsEnd() throws IOException {
		server.answer(exchange -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(bytes);
		});
		download();
		assertArrayEquals(bytes, Files.readAllBytes(target));
		assertEquals(bytes.length, progress[1]);
		Files.delete(target);
		server.answer(exchange -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(bytes, 0, 1000);
		});
		assertTrue(refusal().contains("broke after 1000 of about 250000 bytes"));
		server.answer(exchange -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(new byte[2 * SAID + 1]);
		});
		assertTrue(refusal().startsWith("net.pkl was not downloaded: 127.0.0.1 offers more where about 250000 bytes were expected."));
		assertFalse(Files.exists(target));
	}

	private Path download() {
		return new Downloader(Duration.ofSeconds(20), Duration.ofMillis(1), null).download(entry, folder, asked -> true, new Monitor() {

			@Override
			public void status(final String text) {
				said.add(text);
			}

			@Override
			public void progress(final long done, final long total) {
				progress[0] = done;
				progress[1] = total;
			}
		});
	}

	private String refusal() {
		return assertThrows(DdasrException.class, this::download).getMessage();
	}

	private List<String> files() {
		final String[] names = folder.toFile().list();
		return names == null ? List.of() : List.copyOf(new TreeSet<>(List.of(names)));
	}
}
