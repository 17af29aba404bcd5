package io.github.ddasr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;
import net.imglib2.img.array.ArrayImgs;

class MainTest {

	@TempDir
	Path folder;

	@Test
	void everyCommandHasItsName() {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		assertEquals(0, Main.run(new String[] { "help" }, new PrintStream(out, true, StandardCharsets.UTF_8), System.err));
		final String help = out.toString(StandardCharsets.UTF_8);
		for (final String name : List.of("super-resolve", "super-resolve-files", "make-isotropic", "make-isotropic-files", "synthesize-low-resolution",
			"synthesize-low-resolution-files", "train-ddasr", "train-srn", "train-dsn", "train-feature-network", "train-arssr", "train-miassr", "compare-methods",
			"compare-on-real-scans", "compare-at-any-scale", "compare-two-sets",
			"compare-images", "difference-map", "demo", "open-nifti", "save-as-nifti", "image-quality", "image-quality-of-files",
			"engine-information", "degradation-report", "cite", "help", "version"))
		{
			assertTrue(help.contains("  " + name + " "), name);
		}
	}

	@Test
	void exitCodeReachesTheSystem() throws Exception {
		final Process wrong = start("super-resolve", "modle=cubic");
		final String err = read(wrong);
		assertEquals(2, wrong.waitFor());
		assertTrue(err.startsWith("super-resolve has no parameter \"modle\". Did you mean model?"), err);
		final Process good = start("version");
		read(good);
		assertEquals(0, good.waitFor());
	}

	@Test
	void interruptedRunLeavesNothing() throws Exception {
		final Path scan = folder.resolve("scan.nii"), fine = folder.resolve("fine.nii.gz");
		final Volume large = new Volume("scan", ArrayImgs.floats(256, 256, 200), Geometry.ofSpacing(1, 1, 1),
			PixelType.INT16, "");
		large.voxels().getAt(100, 100, 100).set(1000);
		Nifti.write(scan, VolumeSeries.of(large), PixelType.INT16);
		final Process process = start("super-resolve", "input=" + scan, "output=" + fine, "model=zero-filling", "scale=4");
		try (BufferedReader err = new BufferedReader(new InputStreamReader(process.getErrorStream(),
			StandardCharsets.UTF_8)))
		{
			final List<String> lines = new ArrayList<>();
			for (String line; (line = err.readLine()) != null; lines.add(line)) {
				if (line.startsWith("slice ")) process.toHandle().destroy();
			}
			assertNotEquals(0, process.waitFor());
			assertTrue(lines.get(lines.size() - 1).startsWith("Canceled while "), lines.toString());
		}
		try (Stream<Path> files = Files.list(folder)) {
			assertEquals(List.of(scan), files.toList());
		}
	}

	private static Process start(final String... args) throws IOException {
		final List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Xmx1g", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
		words.addAll(List.of(args));
		return new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
	}

	private static String read(final Process process) throws IOException {
		return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
	}
}
