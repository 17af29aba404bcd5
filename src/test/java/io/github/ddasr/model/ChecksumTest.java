package io.github.ddasr.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.volume.CanceledException;
import io.github.ddasr.volume.Monitor;

class ChecksumTest {

	@TempDir
	private Path folder;

	/** "abc" is the example of the SHA-256 standard; the others are what sha256sum and git hash-object say. */
	@ParameterizedTest
	@CsvSource(textBlock = """
		abc,   sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
		'',    sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
		hello, git-blob-sha1:b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0
		'',    git-blob-sha1:e69de29bb2d1d6434b8b29ae775ad8c2e48c5391
		""")
	void ofAFile(final String text, final String expected) throws IOException {
		final Path file = Files.writeString(folder.resolve("file"), text);
		assertEquals(expected, Checksum.parse(expected).of(file, Monitor.NONE).toString());
	}

	@Test
	void canBeCanceled() throws IOException {
		final Path file = Files.writeString(folder.resolve("file"), "abc");
		final Checksum any = Checksum.parse("git-blob-sha1:" + "0".repeat(40));
		assertThrows(CanceledException.class, () -> any.of(file, new Monitor() {

			@Override
			public boolean isCanceled() {
				return true;
			}
		}));
	}

	@Test
	void otherTextsAreRefused() {
		for (final String text : new String[] { "md5:00", "sha256:00", "sha256:" + "g".repeat(64), "00", "" }) {
			assertThrows(IllegalArgumentException.class, () -> Checksum.parse(text), text);
		}
	}
}
