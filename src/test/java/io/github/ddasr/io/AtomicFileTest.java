package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.volume.DdasrException;

/** A file appears whole or not at all. */
class AtomicFileTest {

	@TempDir
	private Path folder;

	@Test
	void appearsOnCommit() throws IOException {
		final Path target = folder.resolve("a.txt");
		try (AtomicFile file = new AtomicFile(target)) {
			assertEquals(folder, file.temporary().getParent());
			Files.writeString(file.temporary(), "new");
			assertFalse(Files.exists(target));
			file.commit();
		}
		assertEquals("new", Files.readString(target));
		assertArrayEquals(new String[] { "a.txt" }, folder.toFile().list());
	}

	@Test
	void olderFileStaysUntilCommit() throws IOException {
		final Path target = Files.writeString(folder.resolve("a.txt"), "older");
		try (AtomicFile file = new AtomicFile(target)) {
			Files.writeString(file.temporary(), "half");
		}
		assertEquals("older", Files.readString(target));
		final DdasrException e = assertThrows(DdasrException.class, () -> AtomicFile.write(target, out -> {
			out.write(1);
			throw new IOException("No space left on device");
		}));
		assertEquals(target + " could not be written (No space left on device). Free some space or choose another folder; " +
			"no earlier file was changed.", e.getMessage());
		assertEquals("older", Files.readString(target));
		AtomicFile.write(target, out -> out.write('x'));
		assertEquals("x", Files.readString(target));
		assertArrayEquals(new String[] { "a.txt" }, folder.toFile().list());
	}

	@Test
	void checkLeavesNothing() {
		AtomicFile.check(folder.resolve("a.txt"));
		assertArrayEquals(new String[0], folder.toFile().list());
	}

	@Test
	void linkStaysALink() throws IOException {
		final Path real = Files.createDirectory(folder.resolve("real"));
		final Path target = Files.writeString(real.resolve("a.txt"), "older");
		final Path link = folder.resolve("link.txt");
		try {
			Files.createSymbolicLink(link, target);
		}
		catch (final IOException | UnsupportedOperationException e) {
			assumeTrue(false, "no symbolic links here: " + e);
		}
		AtomicFile.write(link, out -> out.write('n'));
		assertTrue(Files.isSymbolicLink(link));
		assertEquals("n", Files.readString(target));
	}

	@Test
	void longNamesWork() throws IOException {
		final Path target = folder.resolve("脳".repeat(80) + ".nii"); // 244 bytes of the 255 that a name may have
		AtomicFile.write(target, out -> out.write('n'));
		assertEquals("n", Files.readString(target));
	}

	@Test
	void badTargets() {
		assertEquals(folder + " is a folder. Give the name of a file to write.", assertThrows(DdasrException.class,
			() -> new AtomicFile(folder)).getMessage());
		final Path gone = folder.resolve("gone");
		assertEquals("Folder " + gone + " for the output a does not exist. Create it first or choose another one.",
			assertThrows(DdasrException.class, () -> AtomicFile.check(gone.resolve("a"))).getMessage());
	}
}
