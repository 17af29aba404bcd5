package io.github.ddasr.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineCacheTest {

	private static final String NATIVES = "2.7.1-cpu-linux-x86_64";
	private static final Map<String, Long> BUNDLED = Map.of(NATIVES + "/libtorch.so", 10L, NATIVES + "/libtorch_cpu.so", 20L);

	@TempDir
	Path folder;

	@Test
	void abandonedTemporaryFoldersGo() throws IOException {
		final Path old = file("tmp123456/libtorch_cpu.so", 5, Duration.ofHours(2));
		final Path young = file("tmp777/libtorch_cpu.so", 5, Duration.ofMinutes(1));
		final Path foreign = file("tmp-notes/list.txt", 5, Duration.ofHours(2));
		new EngineCache(folder, Map.of()).tidy();
		assertFalse(Files.exists(old.getParent()));
		assertTrue(Files.exists(young), "another program may be unpacking it now");
		assertTrue(Files.exists(foreign));
	}

	@Test
	void abandonedTemporaryFilesWithinNativesGo() throws IOException {
		final Path old = file(NATIVES + "/jni4711tmp", 5, Duration.ofHours(2));
		final Path jni = file(NATIVES + "/0.35.1-libdjl_torch.so", 5, Duration.ofHours(2));
		new EngineCache(folder, Map.of()).tidy();
		assertFalse(Files.exists(old));
		assertTrue(Files.exists(jni));
	}

	@Test
	void completeNativesStay() throws IOException {
		file(NATIVES + "/libtorch.so", 10, Duration.ZERO);
		final Path library = file(NATIVES + "/libtorch_cpu.so", 20, Duration.ZERO);
		new EngineCache(folder, BUNDLED).tidy();
		assertTrue(Files.exists(library));
	}

	@Test
	void halfUnpackedNativesGoSoThatTheyAreUnpackedAgain() throws IOException {
		file(NATIVES + "/libtorch.so", 10, Duration.ZERO);
		file(NATIVES + "/libtorch_cpu.so", 19, Duration.ZERO);
		final Path others = file("1.13.1-cpu-linux-x86_64/libtorch.so", 3, Duration.ZERO);
		new EngineCache(folder, BUNDLED).tidy();
		assertFalse(Files.exists(folder.resolve(NATIVES)));
		assertTrue(Files.exists(others), "natives of other programs are not ours to judge");
	}

	@Test
	void nativesThatLackALibraryGo() throws IOException {
		file(NATIVES + "/libtorch.so", 10, Duration.ZERO);
		new EngineCache(folder, BUNDLED).tidy();
		assertFalse(Files.exists(folder.resolve(NATIVES)));
	}

	@Test
	void bridgeMayBeAbsentButNotTooShort() throws IOException {
		final String bridge = NATIVES + "/0.35.1-" + System.mapLibraryName("djl_torch");
		final Map<String, Long> bundled = Map.of(NATIVES + "/libtorch.so", 10L, bridge, 30L);
		final Path library = file(NATIVES + "/libtorch.so", 10, Duration.ZERO);
		new EngineCache(folder, bundled).tidy();
		assertTrue(Files.exists(library));
		file(bridge, 29, Duration.ZERO);
		new EngineCache(folder, bundled).tidy();
		assertFalse(Files.exists(library));
	}

	@Test
	void absentFolderIsFine() {
		final Path absent = folder.resolve("absent");
		new EngineCache(absent, BUNDLED).tidy();
		assertFalse(Files.exists(absent));
	}

	@Test
	void sizesOfTheNativesOnThisClassPathAreKnown() {
		final Map<String, Long> sizes = BundledNatives.sizes();
		final String main = System.mapLibraryName("torch_cpu");
		assertEquals(1, sizes.keySet().stream().filter(key -> key.endsWith("/" + main)).count(), sizes.toString());
		assertTrue(sizes.values().stream().allMatch(size -> size > 0));
	}

	@Test
	void nativesInUseHaveTheBundledSizes() throws IOException {
		Engines.start();
		assumeTrue(System.getenv("PYTORCH_LIBRARY_PATH") == null, "natives are not taken from the cache here");
		final Path cache = EngineCache.standard().folder();
		for (final Map.Entry<String, Long> library : BundledNatives.sizes().entrySet()) {
			assertEquals(library.getValue(), Files.size(cache.resolve(library.getKey())), library.getKey());
		}
	}

	private Path file(final String name, final int length, final Duration age) throws IOException {
		final Path path = folder.resolve(name);
		Files.createDirectories(path.getParent());
		Files.write(path, new byte[length]);
		final FileTime time = FileTime.from(Instant.now().minus(age));
		Files.setLastModifiedTime(path, time);
		Files.setLastModifiedTime(path.getParent(), time);
		return path;
	}
}
