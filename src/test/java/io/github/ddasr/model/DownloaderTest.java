package io.github.ddasr.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

import javax.net.ssl.SSLHandshakeException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** Downloads from a server on this machine that does everything wrong that servers do. */
class DownloaderTest {

	private static final Consent YES = entry -> true;
	private static final String TAG = "\"version-1\"";
	private static final Duration LONG = Duration.ofSeconds(20);

	@TempDir
	private Path parent;

	private final byte[] bytes = new byte[300_000];
	private LoopbackServer server;
	private Path folder;
	private Path target;
	private DownloadEntry entry;

	@BeforeEach
	void start() throws IOException {
		new Random(1).nextBytes(bytes);
		server = new LoopbackServer();
		folder = parent.resolve("M\u00f6delle [1]");
		target = folder.resolve("file.mat");
		entry = entry(server.address("/file"));
	}

	@AfterEach
	void stop() {
		server.close();
	}

	@Test
	void goodFileArrivesWithItsLicence() throws IOException {
		server.answer(LoopbackServer.file(bytes, TAG));
		final long[] progress = new long[2];
		assertEquals(target, download(entry, YES, new Monitor() {

			@Override
			public void progress(final long done, final long total) {
				progress[0] = done;
				progress[1] = total;
			}
		}));
		assertArrayEquals(new long[] { bytes.length, bytes.length }, progress);
		assertArrayEquals(bytes, Files.readAllBytes(target));
		assertEquals(List.of("file.mat", "file.mat.licence.txt"), files());
		assertEquals("file.mat: random bytes\nfrom " + entry.address() + "\nto cite: nobody\n\nThe notice\nin full.\n",
			Files.readString(folder.resolve("file.mat.licence.txt")));
		assertEquals(List.of("/file null null"), server.questions());
	}

	@Test
	void whatIsThereIsNotFetchedAgain() throws IOException {
		server.answer(LoopbackServer.file(bytes, TAG));
		download(entry, YES, Monitor.NONE);
		Files.delete(folder.resolve("file.mat.licence.txt"));
		assertEquals(target, download(entry, asked -> {
			throw new AssertionError("asked for nothing");
		}, Monitor.NONE));
		assertEquals(List.of("file.mat", "file.mat.licence.txt"), files());
		final Path renamed = Files.move(target, folder.resolve("other name"));
		assertEquals(renamed, download(entry, YES, Monitor.NONE));
		assertEquals(1, server.questions().size());
	}

	@Test
	void withoutConsentNothingIsAsked() {
		assertEquals("file.mat was not downloaded because its licence was not accepted.", refusal(entry, asked -> {
			assertEquals(entry, asked);
			return false;
		}));
		assertEquals(List.of(), server.questions());
		assertFalse(Files.exists(folder));
	}

	@Test
	void otherFileOfThatNameIsLeftAlone() throws IOException {
		Files.createDirectory(folder);
		Files.writeString(target, "mine");
		assertEquals(target + " is there already, but it is not the file that would be downloaded (" + entry.checksum() +
			"). It was left as it is; move it away or rename it first.", refusal(entry, YES));
		assertEquals("mine", Files.readString(target));
		assertEquals(List.of("file.mat"), files());
	}

	@Test
	void brokenConnectionIsTakenUpWhereItBroke() throws IOException {
		breakOnceThen(LoopbackServer.file(bytes, TAG));
		download(entry, YES, Monitor.NONE);
		assertArrayEquals(bytes, Files.readAllBytes(target));
		assertEquals(2, server.questions().size());
		assertTrue(server.questions().get(1).matches("/file bytes=[1-9]\\d*- " + TAG), server.questions().toString());
	}

	@Test
	void serverWithoutRangesSendsAllAgain() throws IOException {
		breakOnceThen(exchange -> {
			exchange.sendResponseHeaders(200, bytes.length);
			exchange.getResponseBody().write(bytes);
		});
		download(entry, YES, Monitor.NONE);
		assertArrayEquals(bytes, Files.readAllBytes(target));
	}

	@Test
	void fileThatChangedInBetweenIsFetchedFromTheStart() throws IOException {
		breakOnceThen(LoopbackServer.file(bytes, "\"version-2\""));
		download(entry, YES, Monitor.NONE);
		assertArrayEquals(bytes, Files.readAllBytes(target));
	}

	@Test
	void rangeThatIsRefusedOrOfAnotherPlaceIsFetchedFromTheStart() throws IOException {
		for (final int status : new int[] { 416, 206 }) {
			breakOnceThen(exchange -> {
				if (exchange.getRequestHeaders().containsKey("Range")) {
					exchange.getResponseHeaders().set("Content-Range", "bytes 7-299999/300000");
					exchange.sendResponseHeaders(status, -1);
				}
				else LoopbackServer.file(bytes, null).give(exchange);
			});
			download(entry, YES, Monitor.NONE);
			assertArrayEquals(bytes, Files.readAllBytes(target));
			Files.delete(target);
		}
	}

	@Test
	void connectionThatBreaksAgainAndAgainKeepsWhatArrivedForALaterRun() throws IOException {
		server.answer(LoopbackServer.beginning(bytes, "W/\"weak\"", 100_000));
		final String sentence = refusal(entry, YES);
		assertTrue(sentence.matches("file.mat could not be downloaded: the connection to 127.0.0.1 broke after \\d+ of 300000 " +
			"bytes. Check the network and the proxy, or fetch \\S+ in another way and put it into the models folder. The " +
			"\\d+ bytes that arrived are kept for the next try."), sentence);
		assertEquals(4, server.questions().size());
		assertTrue(server.questions().get(1).endsWith("- null"), "a weak mark does not tell versions apart");
		assertEquals(1, files().size());
		assertTrue(files().get(0).startsWith(".file.mat-"), files().toString());
		server.answer(LoopbackServer.file(bytes, TAG));
		download(entry, YES, Monitor.NONE);
		assertTrue(server.questions().get(4).matches("/file bytes=[1-9]\\d*- null"), server.questions().toString());
		assertArrayEquals(bytes, Files.readAllBytes(target));
		assertEquals(List.of("file.mat", "file.mat.licence.txt"), files());
	}

	@Test
	void damagedRemainsOfAnEarlierRunAreFetchedAnew() throws IOException {
		Files.createDirectory(folder);
		server.answer(LoopbackServer.file(bytes, TAG));
		for (final int length : new int[] { 1000, bytes.length, bytes.length + 1 }) {
			try (PartialFile part = new PartialFile(entry, folder)) {
				part.append(ByteBuffer.wrap(new byte[length]));
				part.keep();
			}
			download(entry, YES, Monitor.NONE);
			assertArrayEquals(bytes, Files.readAllBytes(target));
			Files.delete(target);
		}
	}

	@Test
	void wrongBytesAreDeleted() throws IOException {
		final byte[] wrong = bytes.clone();
		wrong[7]++;
		server.answer(LoopbackServer.file(wrong, TAG));
		final String sentence = refusal(entry, YES);
		assertTrue(sentence.startsWith("file.mat from 127.0.0.1 is not the expected file: " + entry.checksum() +
			" expected, sha256:"), sentence);
		assertTrue(sentence.endsWith(" found. What had arrived was deleted."), sentence);
		assertEquals(List.of(), files());
	}

	@Test
	void wrongSizesAreRefused() throws IOException {
		server.answer(LoopbackServer.file(Arrays.copyOf(bytes, 17), TAG));
		assertEquals("file.mat was not downloaded: 127.0.0.1 offers 17 bytes where 300000 bytes were expected. The file has " +
			"changed, or the network sends another page.", refusal(entry, YES));
		server.answer(exchange -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(bytes);
			exchange.getResponseBody().write(1);
		});
		assertTrue(refusal(entry, YES).startsWith("file.mat was not downloaded: 127.0.0.1 offers more where 300000 "));
		assertEquals(List.of(), files());
	}

	@Test
	void bodyOfUnknownLengthMayEndTooEarlyButNotForGood() throws IOException {
		server.answer(exchange -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(bytes, 0, 1000);
		});
		assertTrue(refusal(entry, YES).contains("broke after 1000 of 300000 bytes"));
	}

	@Test
	void statusIsSaid() throws IOException {
		final String[] meanings = { "404, not there any more", "500, the server is in trouble, try again later",
			"403, access refused", "407, the proxy wants a password", "429, too many requests, try again later",
			"204, unexpected answer" };
		for (final String meaning : meanings) {
			final int status = Integer.parseInt(meaning.substring(0, 3));
			server.answer(exchange -> exchange.sendResponseHeaders(status, -1));
			assertEquals("file.mat cannot be had from " + entry.address() + ": HTTP status " + meaning + ".", refusal(entry,
				YES));
		}
		assertEquals(List.of(), files());
		assertEquals(meanings.length, server.questions().size(), "none of them is asked twice");
	}

	@Test
	void troubledServerDoesNotCostWhatHadArrived() throws IOException {
		breakOnceThen(exchange -> exchange.sendResponseHeaders(503, -1));
		assertTrue(refusal(entry, YES).contains("HTTP status 503"));
		assertEquals(1, files().size());
		assertTrue(files().get(0).endsWith(".part"));
	}

	@Test
	void redirectIsFollowedButNotInCircles() throws IOException {
		server.answer(exchange -> {
			if (exchange.getRequestURI().getPath().equals("/there")) {
				LoopbackServer.file(bytes, TAG).give(exchange);
				return;
			}
			exchange.getResponseHeaders().set("Location", "/there");
			exchange.sendResponseHeaders(302, -1);
		});
		download(entry, YES, Monitor.NONE);
		assertArrayEquals(bytes, Files.readAllBytes(target));
		Files.delete(target);
		server.answer(exchange -> {
			exchange.getResponseHeaders().set("Location", "/file");
			exchange.sendResponseHeaders(307, -1);
		});
		assertEquals("file.mat cannot be had from " + entry.address() + ": the server sends from one address to the next, " +
			"more than 5 times. Try again later.", refusal(entry, YES));
	}

	@Test
	void redirectToUnsafePlacesIsRefused() {
		final URI secure = URI.create("https://a.example/x/y");
		assertEquals(URI.create("https://a.example/x/z"), WebClient.next(entry, secure, "z"));
		assertEquals(URI.create("https://b.example/z"), WebClient.next(entry, secure, "//b.example/z"));
		assertEquals(URI.create("https://b.example/z"), WebClient.next(entry, entry.address(), "https://b.example/z"));
		for (final String bad : new String[] { "http://a.example/x", "HTTP://a.example/x", "file:///etc/passwd", "", "a b",
			"ftp://a.example/x", "https:x" })
		{
			assertEquals("file.mat was not downloaded: https://a.example/x/y sends on to \"" + bad + "\", which is not a safe " +
				"address. Check that the network or its proxy does not interfere.", assertThrows(DdasrException.class,
					() -> WebClient.next(entry, secure, bad)).getMessage());
		}
	}

	@Test
	void cancelIsSeenWhileTheServerIsSilent() throws IOException {
		server.answer(exchange -> {
			exchange.sendResponseHeaders(200, bytes.length);
			final OutputStream out = exchange.getResponseBody();
			out.write(bytes, 0, 1000);
			out.flush();
			server.hold();
		});
		cancelOnceSilent(true);
		server.answer(exchange -> server.hold());
		cancelOnceSilent(false);
	}

	private void cancelOnceSilent(final boolean afterSomeBytes) throws IOException {
		final boolean[] arrived = { !afterSomeBytes };
		final int[] asked = new int[1];
		final CanceledException e = assertThrows(CanceledException.class, () -> download(entry, YES, new Monitor() {

			@Override
			public void progress(final long done, final long total) {
				arrived[0] = true;
			}

			@Override
			public boolean isCanceled() {
				return arrived[0] && ++asked[0] > 2;
			}
		}));
		assertEquals("Canceled while downloading file.mat. Nothing was written.", e.getMessage());
		assertEquals(List.of(), files());
	}

	@Test
	void silentServerIsGivenUp() {
		final Downloader hasty = new Downloader(Duration.ofSeconds(1), Duration.ZERO, null);
		server.answer(exchange -> server.hold());
		assertTrue(assertThrows(DdasrException.class, () -> hasty.download(entry, folder, YES, Monitor.NONE)).getMessage()
			.startsWith("file.mat could not be downloaded: 127.0.0.1 does not answer. Check "));
		server.answer(exchange -> {
			exchange.sendResponseHeaders(200, bytes.length);
			exchange.getResponseBody().write(bytes, 0, 1000);
			exchange.getResponseBody().flush();
			server.hold();
		});
		assertTrue(assertThrows(DdasrException.class, () -> hasty.download(entry, folder, YES, Monitor.NONE)).getMessage()
			.contains("the connection to 127.0.0.1 fell silent after 1000 of 300000 bytes. "));
	}

	@Test
	void noServerAndNoNetworkAreSaid() throws IOException {
		final int closed;
		try (ServerSocket socket = new ServerSocket(0)) {
			closed = socket.getLocalPort();
		}
		assertEquals("file.mat could not be downloaded: no connection to 127.0.0.1. Check the network and the proxy, or fetch " +
			"http://127.0.0.1:" + closed + "/x in another way and put it into the models folder.", refusal(entry(URI.create(
				"http://127.0.0.1:" + closed + "/x")), YES));
		// Names that end in .invalid never exist.
		assertTrue(refusal(entry(URI.create("http://nowhere.invalid/x")), YES).startsWith(
			"file.mat could not be downloaded: the host nowhere.invalid was not found. "));
		assertEquals(List.of(), files());
	}

	@Test
	void troubleWithTheConnectionIsPutIntoWords() {
		assertEquals("no secure connection to host (bad certificate)", said(new SSLHandshakeException("bad certificate")));
		assertEquals("host does not answer", said(new HttpConnectTimeoutException("late")));
		assertEquals("the host host was not found", said(new UnknownHostException("host")));
		assertEquals("the connection to host broke (Connection reset)", said(new SocketException("Connection reset")));
	}

	/** Java's web client wraps what happened once more. */
	private static String said(final IOException error) {
		final IOException wrapped = new IOException(error.getMessage(), error);
		final IOException translated = DownloadErrors.translated("host", wrapped);
		assertEquals(wrapped, translated.getCause());
		return translated.getMessage();
	}

	@Test
	void proxyIsUsed() throws IOException {
		server.answer(LoopbackServer.file(bytes, TAG));
		final ProxySelector proxy = ProxySelector.of(new InetSocketAddress("127.0.0.1", server.port()));
		new Downloader(LONG, Duration.ZERO, proxy).download(entry(URI.create("http://models.invalid/a")), folder, YES,
			Monitor.NONE);
		assertEquals(List.of("http://models.invalid/a null null"), server.questions());
		assertArrayEquals(bytes, Files.readAllBytes(target));
	}

	@Test
	void foldersThatCannotBe() throws IOException {
		assertEquals("There is no models folder to download into. Name one by the system property ddasr.models (java " +
			"-Dddasr.models=FOLDER ...).", assertThrows(DdasrException.class, () -> downloader().download(entry, null, YES,
				Monitor.NONE)).getMessage());
		Files.writeString(folder, "a file");
		final String sentence = refusal(entry, YES);
		assertTrue(sentence.startsWith("The models folder " + folder + " cannot be made ("), sentence);
		assertEquals("a file", Files.readString(folder));
	}

	@Test
	void fullDiskLeavesNothing() throws IOException {
		assumeTrue(Files.exists(Path.of("/dev/full")), "no device here that is always full");
		Files.createDirectory(folder);
		final Path part;
		try (PartialFile open = new PartialFile(entry, folder)) {
			part = open.path();
		}
		Files.createSymbolicLink(part, Path.of("/dev/full"));
		server.answer(LoopbackServer.file(bytes, TAG));
		final String sentence = refusal(entry, YES);
		assertTrue(sentence.startsWith(target + " could not be written (No space left on device). Free some space or "),
			sentence);
		assertEquals(List.of(), files());
	}

	@Test
	void twoRunsDoNotMixTheirBytes() throws IOException {
		Files.createDirectory(folder);
		try (PartialFile other = new PartialFile(entry, folder)) {
			other.append(ByteBuffer.wrap(bytes, 0, 10));
			assertEquals("Another run is downloading file.mat into " + folder + " right now. Wait until it has ended.", refusal(
				entry, YES));
			assertEquals(10, Files.size(other.path()));
		}
	}

	@Test
	void fileThatCameInTheMeantimeIsNotReplaced() throws IOException {
		server.answer(exchange -> {
			Files.writeString(target, "mine");
			LoopbackServer.file(bytes, TAG).give(exchange);
		});
		assertTrue(refusal(entry, YES).startsWith(target + " is there already"));
		assertEquals("mine", Files.readString(target));
		assertEquals(List.of("file.mat"), files());
	}

	private void breakOnceThen(final LoopbackServer.Answer second) {
		final boolean[] broken = new boolean[1];
		server.answer(exchange -> {
			(broken[0] ? second : LoopbackServer.beginning(bytes, TAG, 200_000)).give(exchange);
			broken[0] = true;
		});
	}

	private DownloadEntry entry(final URI address) {
		return new DownloadEntry("file", "file", "file.mat", address, bytes.length, checksum(), "random bytes", "free",
			"The notice\nin full.", "nobody");
	}

	private Checksum checksum() {
		try {
			final Path file = Files.write(parent.resolve("bytes"), bytes);
			return Checksum.parse("sha256:" + "0".repeat(64)).of(file, Monitor.NONE);
		}
		catch (final IOException e) {
			throw new AssertionError(e);
		}
	}

	private static Downloader downloader() {
		return new Downloader(LONG, Duration.ofMillis(1), null);
	}

	private Path download(final DownloadEntry wanted, final Consent consent, final Monitor monitor) {
		return downloader().download(wanted, folder, consent, monitor);
	}

	private String refusal(final DownloadEntry wanted, final Consent consent) {
		return assertThrows(DdasrException.class, () -> download(wanted, consent, Monitor.NONE)).getMessage();
	}

	/** Names of all files in the models folder, hidden ones too. */
	private List<String> files() {
		final String[] names = folder.toFile().list();
		return names == null ? List.of() : List.copyOf(new TreeSet<>(List.of(names)));
	}
}
