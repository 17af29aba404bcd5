package io.github.ddasr.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedNativesTest {

	private static final String PLATFORM = "linux-x86_64";
	private static final String TORCH = System.mapLibraryName("torch_cpu");

	@TempDir
	Path cache;

	@Test
	void nativesOfThisVersionAndPlatformAreFound() throws IOException {
		natives("1.13.1-cpu-linux-x86_64", TORCH);
		natives("2.7.1-cpu-linux-aarch64", TORCH);
		natives("2.7.10-cpu-linux-x86_64", TORCH);
		assertEquals(Optional.empty(), find());
		final Path fitting = natives("2.7.1-20250812-cpu-linux-x86_64", TORCH);
		assertEquals(Optional.of(fitting), find());
	}

	@Test
	void theBridgeAloneIsNotEnough() throws IOException {
		natives("2.7.1-cpu-linux-x86_64", "0.35.1-" + System.mapLibraryName("djl_torch"));
		assertEquals(Optional.empty(), find());
	}

	@Test
	void nativesForGraphicsCardsComeFirst() throws IOException {
		final Path cuda = natives("2.7.1-cu128-linux-x86_64", TORCH, System.mapLibraryName("torch_cuda"));
		final Path cpu = natives("2.7.1-cpu-linux-x86_64", TORCH);
		assertEquals(Optional.of(cuda), find());
		assertEquals("cu128", UnpackedNatives.flavour(cuda.toString()));
		assertEquals("cpu", UnpackedNatives.flavour(cpu.toString()));
		assertEquals("cu128", UnpackedNatives.flavour(cpu + File.pathSeparator + cuda));
	}

	@Test
	void withoutACacheThereIsNothing() {
		assertEquals(Optional.empty(), UnpackedNatives.find(cache.resolve("none"), "2.7.1", PLATFORM));
	}

	private Optional<Path> find() {
		return UnpackedNatives.find(cache, "2.7.1", PLATFORM);
	}

	private Path natives(final String name, final String... libraries) throws IOException {
		final Path folder = Files.createDirectory(cache.resolve(name));
		for (final String library : libraries) Files.createFile(folder.resolve(library));
		return folder;
	}
}
