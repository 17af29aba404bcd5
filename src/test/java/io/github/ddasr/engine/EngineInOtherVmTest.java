package io.github.ddasr.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.volume.DdasrException;

/** Starts that fail for real, each in a Java machine of its own because an engine starts once per machine. */
class EngineInOtherVmTest {

	@TempDir
	Path folder;

	/** What the other machine runs: prints the sentence, or that the engine started. */
	static final class Start {

		public static void main(final String[] args) {
			try {
				System.out.println("started " + Engines.start().getEngineName());
			}
			catch (final DdasrException e) {
				System.out.println(e.getMessage());
			}
		}
	}

	@Test
	void unwritableCacheGivesOneSentenceAndNothingElse() throws IOException, InterruptedException {
		final Path file = Files.createFile(folder.resolve("file"));
		final Path cache = file.resolve("cache");
		assertEquals(List.of("The deep-learning engine cannot write its cache folder " + cache.resolve("pytorch") +
			"; make it writable, or set the environment variable DJL_CACHE_DIR to a writable folder."),
			run(cache, classPath()));
	}

	@Test
	void withoutNativesTheEngineRefusesInsteadOfDownloading() throws IOException, InterruptedException {
		final Path cache = folder.resolve("cache");
		final List<String> withoutNatives =
			classPath().stream().filter(entry -> !entry.contains("pytorch-native")).collect(Collectors.toList());
		assertTrue(withoutNatives.size() < classPath().size());
		final List<String> output = run(cache, withoutNatives);
		assertEquals(1, output.size(), output.toString());
		assertTrue(output.get(0).startsWith("Networks need the natives of PyTorch "), output.toString());
		if (Files.exists(cache)) try (Stream<Path> all = Files.walk(cache)) {
			assertEquals(List.of(), all.filter(Files::isRegularFile).collect(Collectors.toList()));
		}
	}

	private static List<String> classPath() {
		return Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
	}

	private List<String> run(final Path cache, final List<String> classPath) throws IOException, InterruptedException {
		final Path output = folder.resolve("output.txt");
		final List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-DDJL_CACHE_DIR=" + cache);
		command.add("-cp");
		command.add(String.join(File.pathSeparator, classPath));
		command.add(Start.class.getName());
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
		// The environment comes before system properties for the engine.
		builder.environment().remove("DJL_CACHE_DIR");
		builder.environment().remove("ENGINE_CACHE_DIR");
		builder.environment().remove("PYTORCH_LIBRARY_PATH");
		builder.environment().remove("DJL_OFFLINE");
		assertEquals(0, builder.start().waitFor());
		return Files.readAllLines(output, StandardCharsets.UTF_8);
	}
}
