package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {

	@TempDir
	Path folder;

	@Test
	void filesOfKilledProcessesAreSweptAndNoOthers() throws IOException, InterruptedException {
		final Process ended = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version").start();
		ended.waitFor();
		final Path mine = Files.createFile(TemporaryFiles.unused(folder, "scan.nii"));
		final Path dead = Files.createFile(folder.resolve(mine.getFileName().toString().replace("-" + ProcessHandle.current().pid() +
			"-", "-" + ended.pid() + "-")));
		final Path foreign = Files.createFile(folder.resolve(".ddasr-notes.tmp"));
		assertFalse(Files.exists(TemporaryFiles.unused(folder, "scan.nii")));
		try (Stream<Path> left = Files.list(folder)) {
			assertEquals(Stream.of(mine, foreign).sorted().toList(), left.sorted().toList());
		}
		assertFalse(List.of(mine, foreign).contains(dead));
	}
}
