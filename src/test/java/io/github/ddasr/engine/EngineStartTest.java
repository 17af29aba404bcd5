package io.github.ddasr.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import io.github.ddasr.volume.DdasrException;

/** Failures of the start, played by a loader that throws what the engine throws in each case. */
class EngineStartTest {

	private static final EngineVersions GOOD = new EngineVersions("0.35.1", "api.jar", "0.35.1", "2.7.1-0.35.1");

	@TempDir
	Path folder;

	@Test
	void unwritableCache() throws IOException {
		final String sentence = "The deep-learning engine cannot write its cache folder " + folder + "; make it writable, " +
			"or set the environment variable DJL_CACHE_DIR to a writable folder.";
		assertEquals(sentence, failure(new AccessDeniedException(folder.toString())));
		// What Java really throws where a file stands in the folder's place.
		final Path file = Files.createFile(folder.resolve("file"));
		final IOException real = assertThrows(IOException.class, () -> Files.createDirectories(file.resolve("pytorch")));
		assertEquals(sentence, failure(real));
	}

	@Test
	void fullDisk() {
		assertEquals("The deep-learning engine cannot unpack its natives: the disk of " + folder + " is full; free " +
			"500 MB there, or set the environment variable DJL_CACHE_DIR to a folder elsewhere.",
			failure(new FileSystemException("libtorch_cpu.so", null, "No space left on device")));
	}

	@Test
	void nativesOfThisPlatformMissing() {
		final String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
		final String sentence = "The natives of the deep-learning engine for " + platform + " are not installed; run " +
			"the suite's command engine-information on the command line once, which unpacks them, or set the environment " +
			"variable PYTORCH_LIBRARY_PATH to a folder that holds them.";
		assertEquals(sentence, failure(new IOException("Offline mode is enabled.")));
		assertEquals(sentence, failure(new AssertionError("PyTorch jni not found: jnilib/linux-riscv64/cpu/libdjl_torch.so")));
	}

	@Test
	void nativesThatCannotBeLoaded() {
		assertEquals("The natives of the deep-learning engine in " + folder + " cannot be loaded (libtorch_cpu.so: file " +
			"too short); remove this folder, so that they are unpacked again, and check that system libraries such as " +
			"glibc or the Visual C++ runtime are up to date.",
			failure(new UnsatisfiedLinkError("libtorch_cpu.so: file too short")));
	}

	@Test
	void anotherVersionOfALibrary() {
		final String message = failure(new NoSuchMethodError("'java.io.InputStream ai.djl.util.Utils.openUrl()'"));
		assertTrue(message.startsWith("Another version of a library that the deep-learning engine needs is installed"),
			message);
	}

	@Test
	void anythingElseIsOneSentenceToo() {
		assertEquals("The deep-learning engine cannot start: Unexpected version: x. Remove the folder " + folder +
			" and start again; if that does not help, install DDASR again.",
			failure(new IllegalArgumentException("Unexpected version: x")));
	}

	@Test
	void partsOfDifferentReleasesAreRefusedBeforeAnythingIsLoaded() {
		assertEquals("Two versions of DJL are installed: api 0.28.0 (plugins/api.jar) and pytorch-engine 0.35.1; " +
			"remove the one that does not belong to DDASR.",
			refusal(new EngineVersions("0.28.0", "plugins/api.jar", "0.35.1", "2.7.1-0.35.1")));
		assertEquals("The natives' bridge pytorch-jni 2.5.1-0.33.0 does not fit DJL 0.35.1; remove it and install the one " +
			"that ends in -0.35.1.", refusal(new EngineVersions("0.35.1", "api.jar", "0.35.1", "2.5.1-0.33.0")));
		assertEquals("The PyTorch engine of DJL is not on the class path; install DDASR again, with all its jar files.",
			refusal(new EngineVersions("0.35.1", "api.jar", null, null)));
	}

	@Test
	void thisClassPathIsConsistent() {
		final EngineVersions versions = EngineVersions.ofClassPath();
		versions.requireConsistent();
		assertEquals(versions.api(), versions.engine());
		assertTrue(versions.jni().endsWith("-" + versions.api()), versions.jni());
	}

	@Test
	void contextClassLoaderIsSetForTheLoaderAndPutBack() {
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		final ClassLoader other = new ClassLoader(null) {};
		final AtomicReference<ClassLoader> seen = new AtomicReference<>();
		try {
			thread.setContextClassLoader(other);
			start(GOOD, () -> {
				seen.set(thread.getContextClassLoader());
				return null;
			});
			assertSame(EngineStart.class.getClassLoader(), seen.get());
			assertSame(other, thread.getContextClassLoader());
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private String failure(final Throwable cause) {
		final EngineException thrown = new EngineException("Failed to load PyTorch native library", cause);
		final DdasrException error = assertThrows(DdasrException.class, () -> start(GOOD, () -> {
			throw thrown;
		}));
		assertSame(thrown, error.getCause());
		return error.getMessage();
	}

	private String refusal(final EngineVersions versions) {
		final AtomicReference<Boolean> loaded = new AtomicReference<>(false);
		final DdasrException error = assertThrows(DdasrException.class, () -> start(versions, () -> {
			loaded.set(true);
			return null;
		}));
		assertFalse(loaded.get());
		return error.getMessage();
	}

	private void start(final EngineVersions versions, final Supplier<Engine> loader) {
		new EngineStart(new EngineCache(folder, Map.of()), () -> versions, loader).run();
	}
}
