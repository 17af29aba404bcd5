package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.downsampling.LostAnatomy;
import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;
import ij.WindowManager;

/** From scans to pairs, and from pairs to a network, by command lines alone. */
class SynthesizeLowResolutionTest {

	@TempDir
	Path folder;

	@BeforeEach
	void scans() throws IOException {
		for (int i = 0; i < 2; i++) scan("fine/sub-" + i + ".nii.gz", 67, 66, 8);
	}

	private Path scan(final String name, final int width, final int height, final int slices) throws IOException {
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Nifti.write(file, VolumeSeries.of(Phantom.brain(width, height, slices)), PixelType.INT16);
		return file;
	}

	private Console run(final String... words) {
		return Console.run(Arrays.stream(words).map(w -> w.replace("DIR", folder.toString())).toArray(String[]::new));
	}

	private Console files(final String... words) {
		final List<String> all = new ArrayList<>(List.of("synthesize-low-resolution-files", "input=DIR/fine", "output=DIR/pairs", "factor=2"));
		all.addAll(List.of(words));
		return run(all.toArray(String[]::new));
	}

	@Test
	void pairsTrainANetwork() throws IOException {
		final Console made = files("method=k-space");
		assertEquals(CommandRunner.DONE, made.code, made.err);
		assertTrue(made.out.endsWith("2 files: 2 done\n"), made.out);
		assertArrayEquals(new long[] { 33, 33, 8 }, Nifti.read(folder.resolve("pairs/lr/sub-0.nii.gz")).first().dimensions());
		assertArrayEquals(new long[] { 66, 66, 8 }, Nifti.read(folder.resolve("pairs/hr/sub-0.nii.gz")).first().dimensions());
		assertEquals(1 + 2 * 8, Files.readAllLines(folder.resolve("pairs/pairs.csv")).size());
		final Console trained = run("train-srn", "pairs=DIR/pairs", "output=DIR/m.safetensors", "preset=tiny", "steps=5", "batch=1",
			"patch=16", "interval=5", "device=cpu", "plot=false");
		assertEquals(CommandRunner.DONE, trained.code, trained.err);
		assertTrue(trained.err.contains("pairs are learned from as they are"), trained.err);
		final ModelHeader header = ModelFile.open(folder.resolve("m.safetensors")).header();
		assertEquals("SRN tiny ×2, L1, pairs that were ready, 5 steps", header.description());
		assertEquals("sub-0.nii.gz (pair, k-space, seed 1), sub-1.nii.gz (pair, k-space, seed 1)", header.provenance().get("input"));
		final Console wrong = run("train-srn", "pairs=DIR/pairs", "output=DIR/m4.safetensors", "scale=4");
		assertTrue(wrong.sentence().contains("the sides of the slices are not 4 to 1."), wrong.sentence());
		assertTrue(files("method=k-space").out.endsWith("2 files: 2 already there\n"));
		Files.delete(folder.resolve("pairs/pairs.csv"));
		files("method=k-space");
		assertEquals(1 + 2 * 8, Files.readAllLines(folder.resolve("pairs/pairs.csv")).size());
	}

	@Test
	void otherSettingsAreNotMixedIn() {
		assertEquals(CommandRunner.DONE, files("method=area").code);
		final Console c = files("method=area", "seed=2");
		assertTrue(c.sentence().startsWith("6 files in the output folder would be replaced, ") || c.sentence().startsWith(
			"2 files in the output folder would be replaced, "), c.sentence());
		assertEquals(CommandRunner.DONE, files("method=area", "seed=2", "overwrite=true").code);
	}

	@Test
	void aModelWithoutScansAndBadFoldersAreRefused() throws IOException {
		final Path model = folder.resolve("my scanner.safetensors");
		ModelFile.write(model, ModelHeader.of("dsn", "tiny", 2), Map.of("w", Tensor.of(new float[] { 1 }, 1)));
		assertEquals("method=" + model + " takes its look from low-resolution scans. Give some with texture=.", files("method=" + model)
			.sentence());
		Files.createDirectory(folder.resolve("none"));
		assertEquals("texture=" + folder + "/none holds no scan (NIfTI, TIFF, DICOM). Choose the folder of the low-resolution scans.", files(
			"method=" + model, "texture=DIR/none").sentence());
		assertEquals("texture=" + folder + "/gone does not exist. Check the path.", files("method=" + model, "texture=DIR/gone").sentence());
		scan("pairs/lr/x.nii", 16, 16, 2);
		assertEquals("output=" + folder + "/pairs is a folder of texture=, whose scans it would be mixed with. Give another folder.", files(
			"method=" + model, "texture=DIR/pairs/lr").sentence());
		assertTrue(files("method=kspace").sentence().startsWith("method=kspace is not available. Did you mean k-space? Choices: "));
	}

	@Test
	void lostAnatomyIsSaidOnce() throws IOException {
		final Console c = files("method=k-space", "noise=1");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		final List<Double> judged = Files.readAllLines(folder.resolve("pairs/pairs.csv")).stream().skip(1).map(l -> l.substring(l
			.lastIndexOf(',') + 1)).filter(f -> !f.isEmpty()).map(Double::valueOf).toList();
		final long lost = judged.stream().filter(v -> v < 0.5).count();
		assertTrue(lost > 0);
		final String sentence = "Note: In " + lost + " of " + judged.size() + " slices the anatomy may have got lost (correlation with the " +
			"shrunk scan below 0.5); the lowest is ";
		assertTrue(c.err.contains(sentence), c.err);
		assertTrue(c.err.contains(". Look at it. Try another seed or method, or train the network with layers=all structure=3."), c.err);
		assertEquals(c.err.indexOf("anatomy"), c.err.lastIndexOf("anatomy"));
		final Console one = run("synthesize-low-resolution", "input=DIR/fine/sub-0.nii.gz", "method=k-space", "noise=1");
		assertTrue(one.err.matches("(?s).*Note: In \\d of \\d slices the anatomy may have got lost .* in slice \\d of sub-0\\S*\\. Look.*"),
			one.err);
		assertFalse(run("synthesize-low-resolution", "input=DIR/fine/sub-0.nii.gz", "method=k-space").err.contains("anatomy"));
	}

	@Test
	void lostAnatomyHasItsSentence() {
		assertEquals("In 3 of 117 slices the anatomy may have got lost (correlation with the shrunk scan below 0.5); the lowest is 0.12, in " +
			"slice 5 of head.nii. Look at it. Try another seed or method, or train the network with layers=all structure=3.",
			SynthesisMessages.anatomyLost(new LostAnatomy.Finding(3, 117, false, 0.123, "slice 5 of head.nii")));
		assertTrue(SynthesisMessages.anatomyLost(new LostAnatomy.Finding(1, 2, true, -0.4, "w.nii")).startsWith("In 1 of 2 volumes the "));
	}

	@Test
	void textureThatIsNotNeededIsSaidSo() throws IOException {
		scan("poor/p.nii", 33, 33, 4);
		final Console c = files("method=cubic", "texture=DIR/poor");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.err.contains("method=cubic needs no low-resolution scans; texture= is not looked at."), c.err);
	}

	@Test
	void aBadFileFailsAndTheOthersAreDone() throws IOException {
		scan("fine/tiny.nii", 15, 40, 3);
		Files.write(folder.resolve("fine/cut.nii.gz"), new byte[40]);
		final Console c = files("method=area");
		assertEquals(CommandRunner.FAILED, c.code);
		assertTrue(c.out.endsWith("4 files: 2 done, 2 failed\n"), c.out);
		assertTrue(c.err.contains("The slices of tiny are 15 × 40 pixels, smaller than 16 × 16 (8 × factor)."), c.err);
		try (Stream<Path> halves = Files.list(folder.resolve("pairs/lr"))) {
			assertEquals(2, halves.count());
		}
	}

	@Test
	void aDryRunWritesNothing() {
		assertTrue(files("method=area", "dry=true").out.endsWith("2 files: 2 to do\n"));
		assertFalse(Files.exists(folder.resolve("pairs")));
	}

	/** A process that is killed, then one that is not: as if nothing had happened. */
	@Test
	void aKilledProcessLosesNothing() throws IOException, InterruptedException {
		for (int i = 2; i < 5; i++) scan("fine/sub-" + i + ".nii.gz", 120, 120, 12);
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System
			.getProperty("java.class.path"), "io.github.ddasr.Main", "synthesize-low-resolution-files", "input=" + folder.resolve("fine"),
			"output=" + folder.resolve("pairs"), "method=k-space").redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile())
				.start();
		while (!Files.exists(folder.resolve("pairs/pairs/sub-0.csv")) && process.isAlive()) TimeUnit.MILLISECONDS.sleep(5);
		process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
		assertFalse(Files.exists(folder.resolve("pairs/pairs.csv")), "not killed in time");
		assertEquals(CommandRunner.DONE, files("method=k-space").code);
		assertEquals(CommandRunner.DONE, run("synthesize-low-resolution-files", "input=DIR/fine", "output=DIR/calm", "method=k-space").code);
		try (Stream<Path> all = Files.walk(folder.resolve("calm"))) {
			for (final Path f : all.filter(p -> p.toString().matches(".*(\\.gz|pairs\\.csv|sub-\\d\\.csv)$")).toList()) assertArrayEquals(Files
				.readAllBytes(f), Files.readAllBytes(folder.resolve("pairs").resolve(folder.resolve("calm").relativize(f))), f.toString());
		}
	}

	@Test
	void theActiveImageGetsACoarseOne() {
		final Volume head = Phantom.brain(66, 66, 4);
		final ImagePlus image = ImagePlusAdapter.toImagePlus(VolumeSeries.of(head), "head.nii", null);
		try {
			WindowManager.setTempCurrentImage(image);
			PlainImageJ.run("run('Synthesize Low Resolution...', 'method=area factor=3 axis=axial');");
			final ImagePlus coarse = WindowManager.getCurrentImage();
			assertEquals("head (area, 1/3)", coarse.getTitle());
			final Volume low = ImagePlusAdapter.toVolumes(coarse, Monitor.NONE).first();
			assertArrayEquals(new long[] { 22, 22, 4 }, low.dimensions());
			assertEquals(3 * head.geometry().spacing(0), low.geometry().spacing(0), 1e-4);
			double sum = 0;
			final float[] fine = Slices.read(head.voxels(), 2, 2);
			for (int y = 30; y < 33; y++) for (int x = 30; x < 33; x++) sum += fine[y * 66 + x] / 9;
			assertEquals(sum, Slices.read(low.voxels(), 2, 2)[10 * 22 + 10], Math.max(0.5, sum * 1e-3));
		}
		finally {
			// Commands that take images by their titles would offer it to the tests that follow.
			PlainImageJ.run("setBatchMode(true); while (nImages > 0) { selectImage(nImages); close(); }");
			WindowManager.setTempCurrentImage(null);
		}
	}
}
