package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.model.Checksum;
import io.github.ddasr.model.DownloadEntry;
import io.github.ddasr.model.DownloadIndex;
import io.github.ddasr.model.LoopbackServer;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

import ij.WindowManager;

/** Sample images: one by formula, one from a server of this test. */
class SamplesTest {

	@TempDir
	Path folder;

	@AfterEach
	void forgetImage() {
		WindowManager.setTempCurrentImage(null);
	}

	@Test
	void thePhantomSaysWhatItIs() {
		final Console c = Console.run("phantom-sample");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.out.startsWith("MR brain phantom: 112 × 138 × 112 voxels of 1.6 × 1.6 × 1.6 mm, float32"), c.out);
	}

	@Test
	void theScanOfTheListIsPinned() {
		final DownloadEntry entry = new ScanSample().entry();
		assertTrue(entry.address().getPath().matches("/rordenlab/niimath-bitmap/[0-9a-f]{40}/T1\\.nii\\.gz"), entry.address()
			.toString());
		assertTrue(entry.checksum().toString().startsWith("sha256:"));
		assertFalse(entry.notice().isBlank());
		assertEquals(List.of("t1", "all"), DownloadIndex.samples().names());
	}

	@Test
	void nothingIsFetchedWithoutConsent() throws IOException {
		try (LoopbackServer server = new LoopbackServer()) {
			final ScanSample command = sample(server, false);
			final List<String> lines = new ArrayList<>();
			command.perform(Monitor.NONE, lines::add);
			assertTrue(lines.get(lines.size() - 1).startsWith("Nothing was downloaded."), lines.toString());
			assertFalse(Files.exists(folder.resolve("samples")));
		}
	}

	@Test
	void withConsentTheScanIsFetchedOnceAndOpened() throws IOException {
		final Path scan = folder.resolve("scan.nii");
		MinimalNifti.write(scan);
		final byte[] bytes = Files.readAllBytes(scan);
		final List<String> lines = new ArrayList<>();
		try (LoopbackServer server = new LoopbackServer()) {
			server.answer(exchange -> {
				exchange.sendResponseHeaders(200, bytes.length);
				exchange.getResponseBody().write(bytes);
			});
			sample(server, true).perform(Monitor.NONE, lines::add);
			assertTrue(Files.isRegularFile(folder.resolve("samples/scan.nii")), lines.toString());
			// The second time nobody is asked, and nothing is fetched.
			server.answer(exchange -> exchange.sendResponseHeaders(500, -1));
			lines.clear();
			sample(server, false).perform(Monitor.NONE, lines::add);
			assertTrue(lines.get(0).contains("checksum as it should be"), lines.toString());
		}
	}

	@Test
	void anotherFileIsRefused() throws IOException {
		try (LoopbackServer server = new LoopbackServer()) {
			final ScanSample command = sample(server, true);
			final int size = (int) Files.size(folder.resolve("scan.nii"));
			server.answer(exchange -> {
				exchange.sendResponseHeaders(200, size);
				exchange.getResponseBody().write(new byte[size]);
			});
			final DdasrException e = assertThrows(DdasrException.class, () -> command.perform(Monitor.NONE, line -> { }));
			assertTrue(e.getMessage().contains("sha256:"), e.getMessage());
			assertFalse(Files.exists(folder.resolve("samples/scan.nii")));
		}
	}

	private ScanSample sample(final LoopbackServer server, final boolean download) throws IOException {
		final Path scan = folder.resolve("scan.nii");
		if (!Files.exists(scan)) MinimalNifti.write(scan);
		final DownloadEntry entry = new DownloadEntry("t1", "t1", "scan.nii", server.address("/scan"), Files.size(scan), Checksum
			.parse("sha256:" + sha256(scan)), "a scan", "CC0", "free", "nobody");
		final ScanSample command = new ScanSample() {

			@Override
			DownloadEntry entry() {
				return entry;
			}

			@Override
			Path folder() {
				return folder.resolve("samples");
			}
		};
		for (final CommandParameter p : CommandParameter.of(ScanSample.class)) p.set(command, download);
		return command;
	}

	private static String sha256(final Path file) throws IOException {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
		}
		catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
