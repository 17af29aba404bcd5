package io.github.ddasr.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ai.djl.util.Platform;
import ai.djl.util.Utils;

/**
 * Natives in a folder, for programs such as Fiji whose class path must not hold
 * their jar file: those that the user names, else those that an earlier run of the
 * suite with the jar file has left in the engine's cache.
 */
final class UnpackedNatives {

	/** Environment variable or system property with folders of natives, separated as in a class path. */
	static final String FOLDER = "PYTORCH_LIBRARY_PATH";
	/** Environment variable or system property that says what the natives are made for, as in cpu or cu128. */
	static final String FLAVOUR = "PYTORCH_FLAVOR";

	private static final String TORCH = System.mapLibraryName("torch_cpu");
	private static final String CUDA = System.mapLibraryName("torch_cuda");

	private UnpackedNatives() {}

	/**
	 * Tells the engine where the natives are, and of which kind; what the user has set stays.
	 *
	 * @param cache the engine's cache
	 * @param versions parts of the engine on the class path
	 */
	static void announce(final EngineCache cache, final EngineVersions versions) {
		if (Utils.getEnvOrSystemProperty(FOLDER) == null && !cache.isFilledFromClassPath() && versions.jni() != null) {
			final String torch = versions.jni().split("-")[0];
			final String wanted = Utils.getEnvOrSystemProperty(FLAVOUR);
			find(cache.folder(), torch, Platform.detectPlatform("pytorch").getClassifier()).filter(found -> wanted == null ||
				wanted.equals(flavour(found.toString()))).ifPresent(found -> System.setProperty(FOLDER, found.toString()));
		}
		final String folder = Utils.getEnvOrSystemProperty(FOLDER);
		// Left alone, the engine takes any natives on Linux for a kind for which there is no bridge to Java.
		if (folder != null && Utils.getEnvOrSystemProperty(FLAVOUR) == null) System.setProperty(FLAVOUR, flavour(folder));
	}

	/**
	 * @param cache the engine's cache folder; need not exist
	 * @param torch version of PyTorch
	 * @param platform operating system and processor, as in linux-x86_64
	 * @return a folder of natives for both, those that can use a graphics card first
	 */
	static Optional<Path> find(final Path cache, final String torch, final String platform) {
		final Pattern name = Pattern.compile(Pattern.quote(torch) + "(-\\d+)?-(cpu|cu\\d+)-" + Pattern.quote(platform));
		try (Stream<Path> entries = Files.list(cache)) {
			return entries.filter(entry -> name.matcher(entry.getFileName().toString()).matches() &&
				Files.isRegularFile(entry.resolve(TORCH))).max(Comparator.comparing((final Path entry) -> flavour(entry.toString()))
					.thenComparing(Comparator.naturalOrder()));
		}
		catch (final IOException e) {
			return Optional.empty();
		}
	}

	/**
	 * @param folders folders of natives, separated as in a class path
	 * @return the name under which the bridge from Java to such natives is filed
	 */
	static String flavour(final String folders) {
		for (final String folder : folders.split(Pattern.quote(File.pathSeparator))) {
			if (new File(folder, CUDA).isFile()) return "cu128";
		}
		return "cpu";
	}
}
