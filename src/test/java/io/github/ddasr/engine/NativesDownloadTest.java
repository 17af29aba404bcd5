package io.github.ddasr.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ai.djl.util.Platform;
import io.github.ddasr.volume.DdasrException;

/**
 * The engine's first start where it has no natives, in a Java machine of its own
 * whose network is a folder. The libraries in it are none, so the start ends
 * where they are loaded; what matters here is what was asked for, and when.
 */
class NativesDownloadTest {

	static {
		EngineSettings.apply();
	}

	private static final String TORCH = System.mapLibraryName("torch");
	private static final String VERSION = EngineVersions.ofClassPath().jni().split("-")[0];
	private static final String PLATFORM = Platform.detectPlatform("pytorch").getClassifier();

	@TempDir
	Path folder;

	private Path cache;

	/** What the other machine runs: the folder of the network or "none", then whether the user agrees. */
	static final class Start {

		public static void main(final String[] args) {
			FakeHost.install(args[0].equals("none") ? null : Path.of(args[0]));
			for (int i = 1; i < args.length; i++) {
				try {
					if (args[i].equals("agreed")) Engines.startWithDownload();
					else Engines.start();
					System.out.println("started");
				}
				catch (final DdasrException e) {
					System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
				}
				System.out.println("offline " + System.getProperty("ai.djl.offline"));
			}
		}
	}

	@BeforeEach
	void makeHost() throws IOException {
		cache = folder.resolve("cache");
		final Path natives = Files.createDirectories(folder.resolve("host/pytorch/" + VERSION + "/cpu/" + PLATFORM + "/native/lib"));
		Files.writeString(natives.resolve(TORCH), "no library");
		Files.writeString(folder.resolve("host/pytorch/" + VERSION + "/files.txt"), "cpu/" + PLATFORM + "/native/lib/" + TORCH +
			".gz\ncu128/" + PLATFORM + "/native/lib/" + TORCH + ".gz\n");
	}

	@Test
	void nothingIsAskedForWithoutConsent() throws IOException, InterruptedException {
		final List<String> output = run(host(), "silent");
		assertEquals(2, output.size(), output.toString());
		assertTrue(output.get(0).startsWith("NativesMissingException Networks need the natives of PyTorch " + VERSION + " (cpu, " +
			PLATFORM + "), which are not on this computer. They can be downloaded once from publish.djl.ai, about "), output.get(0));
		assertTrue(output.get(0).contains(" MB, into " + cache.resolve("pytorch") + ", where they take "), output.get(0));
		assertTrue(output.get(0).contains("download=true"), output.get(0));
		assertEquals(List.of(), filesBelow(cache));
	}

	@Test
	void withConsentTheEngineFetchesWhatWasSaidAndNothingElse() throws IOException, InterruptedException {
		final List<String> output = run(host(), "agreed");
		final String base = "asked https://publish.djl.ai/pytorch/" + VERSION + "/";
		assertEquals(List.of(base + "files.txt", base + "cpu/" + PLATFORM + "/native/lib/" + TORCH + ".gz"), output.subList(0, 2));
		assertTrue(output.get(2).startsWith("DdasrException The natives of the deep-learning engine in " + cache.resolve("pytorch") +
			" cannot be loaded"), output.toString());
		assertEquals("offline true", output.get(3));
		final Path library = cache.resolve("pytorch/" + VERSION + "-cpu-" + PLATFORM).resolve(TORCH);
		// Beside it lies the engine's copy of the host's list of files.
		assertEquals(Set.of(library, cache.resolve("pytorch/" + VERSION + ".txt")), Set.copyOf(filesBelow(cache)));
		assertEquals("no library", Files.readString(library));
	}

	@Test
	void withoutNetworkOneSentenceSaysSoAndAnotherTryIsPossible() throws IOException, InterruptedException {
		final List<String> output = run("none", "agreed", "agreed");
		final String sentence = "DdasrException The natives of PyTorch cannot be downloaded from publish.djl.ai (Unknown Host: " +
			"publish.djl.ai); check the connection and the proxy, or unpack them by hand as docs/installing.md says. Nothing was " +
			"left behind.";
		final String asked = "asked https://publish.djl.ai/pytorch/" + VERSION + "/files.txt";
		assertEquals(List.of(asked, sentence, "offline true", asked, sentence, "offline true"), output);
		assertEquals(List.of(), filesBelow(cache));
	}

	@Test
	void aNamedFolderWithoutNativesIsRefused() throws IOException, InterruptedException {
		final List<String> output = run(host(), List.of("-DPYTORCH_LIBRARY_PATH=" + folder), "silent");
		assertEquals("DdasrException PYTORCH_LIBRARY_PATH is " + folder + ", but there is no " + TORCH + " in that folder; name " +
			"the folder that holds the unpacked natives of PyTorch itself, or unset it.", output.get(0));
	}

	@Test
	void sizesAreKnownForThePlatformsOfTheBridge() {
		for (final String platform : new String[] { "linux-x86_64", "linux-aarch64", "osx-aarch64", "win-x86_64" }) {
			assertTrue(MissingNatives.offer(cache, VERSION, platform, null).text().contains(" MB, into "), platform);
		}
		final String gpu = MissingNatives.offer(cache, VERSION, "linux-x86_64", "cu128").text();
		assertTrue(gpu.contains("(cu128, linux-x86_64)") && gpu.endsWith("expect thousands of MB."), gpu);
		assertFalse(gpu.contains("about"), gpu);
	}

	@Test
	void aPlatformWithoutNativesIsNotOfferedAny() {
		final DdasrException error = assertThrows(DdasrException.class,
			() -> MissingNatives.offer(cache, VERSION, "osx-x86_64", null));
		assertEquals("There are no natives of PyTorch " + VERSION + " for osx-x86_64, so networks cannot run on this computer; " +
			"the interpolations and the measures of quality can.", error.getMessage());
	}

	private String host() {
		return folder.resolve("host").toString();
	}

	private List<String> run(final String host, final String... starts) throws IOException, InterruptedException {
		return run(host, List.of(), starts);
	}

	private List<String> run(final String host, final List<String> options, final String... starts) throws IOException,
		InterruptedException
	{
		final Path output = folder.resolve("output.txt");
		final List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-DDJL_CACHE_DIR=" + cache, "-Djava.library.path=" + folder.resolve("none")));
		command.addAll(options);
		command.addAll(List.of("-cp", String.join(File.pathSeparator, Arrays.stream(System.getProperty("java.class.path").split(
			File.pathSeparator)).filter(entry -> !entry.contains("pytorch-native")).toList()), Start.class.getName(), host));
		command.addAll(List.of(starts));
		final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
		// The environment comes before system properties for the engine.
		for (final String name : new String[] { "DJL_CACHE_DIR", "ENGINE_CACHE_DIR", "PYTORCH_LIBRARY_PATH", "PYTORCH_FLAVOR",
			"PYTORCH_VERSION", "DJL_OFFLINE" }) builder.environment().remove(name);
		assertEquals(0, builder.start().waitFor());
		// Java itself warns of a library that is none.
		return Files.readAllLines(output, StandardCharsets.UTF_8).stream().filter(line -> line.matches(
			"(asked|started|offline|\\w+Exception) ?.*")).toList();
	}

	private static List<Path> filesBelow(final Path root) throws IOException {
		if (!Files.exists(root)) return List.of();
		try (Stream<Path> all = Files.walk(root)) {
			return all.filter(Files::isRegularFile).toList();
		}
	}
}
