package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.PngWriter;
import io.github.ddasr.model.DownloadEntry;
import io.github.ddasr.model.DownloadIndex;
import io.github.ddasr.model.LoopbackServer;

/** Consent to a download in the command that measures: what is fetched, what is said, and what happens without. */
class QualityDownloadTest {

	private static final Path PARAMETERS = Path.of("../shared/params");
	private static final Map<String, String> FILES = Map.of("/live-niqe", "niqe_modelparameters.mat", "/live-brisque-model",
		"brisque_allmodel.libsvm.txt", "/live-brisque-range", "brisque_allrange.txt");
	private static final int SIDE = 192;

	@TempDir
	private Path scratch;

	private Path folder;
	private LoopbackServer server;

	@BeforeEach
	void start() throws IOException {
		final byte[] pixels = new byte[SIDE * SIDE];
		for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (i * 7919 % 251);
		PngWriter.write(scratch.resolve("picture.png"), pixels, SIDE, SIDE);
		folder = Files.createDirectory(scratch.resolve("models"));
		server = new LoopbackServer();
	}

	@AfterEach
	void stop() {
		server.close();
	}

	private Console run(final String... words) {
		return Console.run(Stream.concat(Stream.of("measure-here", "input=" + scratch.resolve("picture.png"), "folder=" + folder,
			"port=" + server.port()), Stream.of(words)).toArray(String[]::new));
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	private void servePublishedFiles() {
		assumeTrue(Files.isDirectory(PARAMETERS), "no published parameter files in " + PARAMETERS);
		server.answer(exchange -> {
			final byte[] bytes = Files.readAllBytes(PARAMETERS.resolve(FILES.get(exchange.getRequestURI().getPath())));
			exchange.sendResponseHeaders(200, bytes.length);
			exchange.getResponseBody().write(bytes);
		});
	}

	@Test
	void consentFetchesWhatIsMissingOnce() throws IOException {
		servePublishedFiles();
		final Console first = run("metrics=niqe,brisque", "download=true");
		assertEquals(CommandRunner.DONE, first.code, first.err);
		for (final DownloadEntry entry : DownloadIndex.standard().entries()) {
			final boolean needed = FILES.containsKey("/" + entry.id());
			assertEquals(needed, first.out.contains(entry.file() + ": " + entry.description() + "\n  address: " + server.address(
				"/" + entry.id()) + "\n"), first.out);
			assertEquals(needed, Files.exists(folder.resolve(entry.noticeFile())), entry.noticeFile());
		}
		assertTrue(first.out.contains("\n  licence: LIVE notice of 2011: "), first.out);
		assertTrue(first.out.contains("NIQE ↓: ") && first.out.contains("BRISQUE ↓: "), first.out);
		assertEquals(3, server.questions().size());
		final Console again = run("metrics=niqe,brisque", "download=true");
		assertEquals(CommandRunner.DONE, again.code, again.err);
		assertFalse(again.out.contains("licence"), again.out);
		assertEquals(first.out.substring(first.out.indexOf("picture.png")), again.out, "the same figures");
		assertEquals(3, server.questions().size(), "what is there is not fetched again");
	}

	@Test
	void nothingIsFetchedWithoutConsent() throws IOException {
		final Console c = run("metrics=niqe");
		assertEquals("NIQE needs the file modelparameters.mat that the LIVE laboratory published, and the models folder " +
			folder + " has none. Run again with download=true (it shows and accepts the licence), or run download-models model=live-niqe (in " +
			"Fiji: Plugins > DDASR > Download Models...); niqe-mr works without.", c.sentence());
		assertEquals(CommandRunner.FAILED, c.code);
		assertEquals(List.of(), server.questions());
		assertEquals(List.of(), files());
	}

	@Test
	void nothingIsFetchedForMetricsThatNeedNothing() throws IOException {
		for (final String metrics : List.of("auto", "mean-grey,niqe-mr")) {
			final Console c = run("metrics=" + metrics, "download=true");
			assertEquals(CommandRunner.DONE, c.code, c.err);
		}
		assertEquals(List.of(), server.questions());
		assertEquals(List.of(), files());
	}

	@Test
	void allMetricsAreThoseThatAreReadyUnlessConsentFetchesTheRest() throws IOException {
		servePublishedFiles();
		final Console without = run("metrics=all");
		assertEquals(CommandRunner.DONE, without.code, without.err);
		assertTrue(without.err.contains("niqe is left out: NIQE needs the file"), without.err);
		assertEquals(List.of(), server.questions());
		final Console all = run("metrics=all", "download=true");
		assertEquals(CommandRunner.DONE, all.code, all.err);
		assertFalse(all.err.contains("left out"), all.err);
		assertTrue(all.out.contains("NIQE ↓: ") && all.out.contains("BRISQUE ↓: "), all.out);
		assertEquals(3, server.questions().size());
	}

	@Test
	void nothingIsFetchedForWrongParameters() {
		assertEquals(CommandRunner.WRONG_USAGE, run("metrics=niqe", "download=true", "window=low").code);
		assertEquals(List.of(), server.questions());
	}

	@Test
	void noNetworkIsToldInOneSentence() throws IOException {
		server.close();
		final Console c = run("metrics=niqe", "download=true");
		assertEquals("live-niqe-modelparameters.mat could not be downloaded: no connection to 127.0.0.1. Check the network and " +
			"the proxy, or fetch " + server.address("/live-niqe") + " in another way and put it into the models folder.", c
				.sentence());
		assertEquals(CommandRunner.FAILED, c.code);
		assertFalse(c.err.contains("\tat "), c.err);
		assertEquals(List.of(), files());
	}

	@Test
	void noModelsFolderIsToldInOneSentence() {
		final Console c = Console.run("measure-here", "input=" + scratch.resolve("picture.png"), "metrics=brisque",
			"download=true");
		assertTrue(c.sentence().startsWith("There is no models folder to download into. Name one by"), c.err);
		assertEquals(CommandRunner.FAILED, c.code);
	}
}
