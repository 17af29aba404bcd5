package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.github.ddasr.batch.Ledger;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ColorProcessor;
import net.imglib2.img.array.ArrayImgs;

/** Many files from words to files. */
class SuperResolveFilesTest {

	@TempDir
	Path folder;

	private void scan(final String name, final int side) throws IOException {
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		final float[] values = new float[side * side * 3];
		for (int i = 0; i < values.length; i++) values[i] = (name.length() * 31 + i * i) % 997;
		final Volume volume = new Volume("v", ArrayImgs.floats(values, side, side, 3), Geometry.ofSpacing(1, 1, 2), PixelType.INT16,
			"");
		Nifti.write(file, VolumeSeries.of(volume), PixelType.INT16);
	}

	private Console run(final String... words) {
		final List<String> args = new ArrayList<>(List.of("super-resolve-files"));
		for (final String word : words) args.add(word.replace("DIR", folder.toString()));
		if (!String.join(" ", words).contains("model=")) args.add("model=cubic");
		return Console.run(args.toArray(String[]::new));
	}

	/** Every file of a folder but the ledger, with its bytes. */
	private Map<String, byte[]> contents(final String name) throws IOException {
		final Path root = folder.resolve(name);
		final Map<String, byte[]> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(root)) {
			for (final Path f : all.filter(Files::isRegularFile).toList()) {
				if (!f.endsWith(Ledger.NAME)) files.put(root.relativize(f).toString(), Files.readAllBytes(f));
			}
		}
		return files;
	}

	@Test
	void resultsAreThoseOfSingleFilesUnderTheSameNames() throws IOException {
		scan("in/a b.nii.gz", 9);
		scan("in/deep/[ü].nii", 8);
		scan("in/pair.hdr", 7);
		final Console c = run("input=DIR/in", "output=DIR/out");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.out.endsWith("3 files: 3 done\n"), c.out);
		final Map<String, byte[]> files = contents("out");
		assertEquals(List.of("a b.nii.gz", "deep/[ü].nii", "pair.hdr", "pair.img"), List.copyOf(files.keySet()));
		assertEquals(0, Console.run("super-resolve", "input=" + folder.resolve("in/a b.nii.gz"), "output=" + folder.resolve(
			"one.nii.gz"), "model=cubic").code);
		assertArrayEquals(Files.readAllBytes(folder.resolve("one.nii.gz")), files.get("a b.nii.gz"));
		assertTrue(run("input=DIR/in", "output=DIR/out").out.endsWith("3 files: 3 already there\n"));
	}

	@Test
	void wildcardsListsAndFlatFolders() throws IOException {
		for (final String name : List.of("in/a1.nii", "in/a2.nii", "in/b.nii", "in/deep/c.nii")) scan(name, 6);
		assertTrue(run("input=DIR/in/a*.nii", "output=DIR/o1").out.endsWith("2 files: 2 done\n"));
		assertTrue(run("input=DIR/in/b.nii;DIR/in/deep", "output=DIR/o2").out.endsWith("2 files: 2 done\n"));
		assertEquals(List.of("b.nii", "c.nii"), List.copyOf(contents("o2").keySet()));
		assertTrue(run("input=DIR/in", "recursive=false", "output=DIR/o3").out.endsWith("3 files: 3 done\n"));
		assertTrue(run("input=DIR/in", "--shard", "2/3", "output=DIR/o4").out.endsWith("1 file: 1 done\n"));
		assertEquals(List.of("a2.nii"), List.copyOf(contents("o4").keySet()));
	}

	@Test
	void resultsWithinTheInputFolderAreNoInputs() throws IOException {
		scan("in/a.nii", 6);
		assertTrue(run("input=DIR/in", "output=DIR/in/fine").out.endsWith("1 file: 1 done\n"));
		assertTrue(run("input=DIR/in", "output=DIR/in/fine").out.endsWith("1 file: 1 already there\n"));
	}

	@Test
	void aDryRunWritesNothing() throws IOException {
		scan("in/a.nii", 6);
		final Console c = run("input=DIR/in", "output=DIR/out", "dry=true");
		assertEquals("a.nii  open" + " ".repeat(18) + folder + "/out/a.nii\n1 file: 1 to do\n", c.out);
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@Test
	void aBadFileFailsAndTheOthersAreDone() throws IOException {
		scan("in/a.nii", 6);
		Files.write(folder.resolve("in/cut.nii.gz"), new byte[40]);
		scan("in/z.nii", 6);
		final Console c = run("input=DIR/in", "output=DIR/out");
		assertEquals(CommandRunner.FAILED, c.code);
		assertEquals("1 of 3 files failed, as said above and in " + folder + "/out/ddasr-ledger.csv. The others are done; the same run " +
			"again tries only these.", c.sentence());
		assertTrue(c.err.contains("Note: cut.nii.gz failed: "), c.err);
		assertEquals(List.of("a.nii", "z.nii"), List.copyOf(contents("out").keySet()));
		final Console again = run("input=DIR/in", "output=DIR/out");
		assertTrue(again.out.endsWith("3 files: 2 already there, 1 failed\n"), again.out);
	}

	@Test
	void colourAndInvalidVoxelsFailAsTheyDoAlone() throws IOException {
		scan("in/a.nii", 6);
		new FileSaver(new ImagePlus("rgb", new ColorProcessor(8, 8))).saveAsTiff(folder.resolve("in/rgb.tif").toString());
		final Volume none = new Volume("v", ArrayImgs.floats(new float[] { 1, Float.NaN, 3, 4 }, 2, 2, 1), Geometry.ofSpacing(1, 1, 1));
		Nifti.write(folder.resolve("in/nan.nii"), VolumeSeries.of(none), PixelType.FLOAT32);
		final Console c = run("input=DIR/in", "output=DIR/out");
		assertTrue(c.out.endsWith("3 files: 1 done, 2 failed\n"), c.out);
		assertTrue(c.out.contains("Convert it to grey first"), c.out);
		assertTrue(c.out.lines().anyMatch(l -> l.startsWith("nan.nii") && l.contains("NaN")), c.out);
	}

	@Test
	void numbersOfTheLedgerDoNotDependOnTheLocale() throws IOException {
		scan("in/a=b scale=9 脳.nii", 6);
		final Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			assertEquals(0, run("input=DIR/in", "output=DIR/out").code);
			assertTrue(run("input=DIR/in", "output=DIR/out").out.endsWith("1 already there\n"));
		}
		finally {
			Locale.setDefault(before);
		}
		final String done = Files.readAllLines(folder.resolve("out").resolve(Ledger.NAME)).get(2);
		assertTrue(done.matches(".*,done,[0-9]+\\.[0-9]{3},.*"), done);
	}

	/** A device on which every write fails for want of space stands for a full disk. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aFullDiskEndsTheRunWithASentence() throws IOException {
		scan("in/a.nii", 6);
		Files.createDirectories(folder.resolve("out"));
		Files.createSymbolicLink(folder.resolve("out").resolve(Ledger.NAME), Path.of("/dev/full"));
		final Console c = run("input=DIR/in", "output=DIR/out");
		assertEquals(CommandRunner.FAILED, c.code);
		assertTrue(c.sentence().startsWith(folder + "/out/ddasr-ledger.csv, the list of what is done, cannot be used ("), c.sentence());
		assertTrue(contents("out").keySet().stream().allMatch(f -> f.equals(Ledger.NAME)), contents("out").keySet().toString());
	}

	@Test
	void aDryRunSaysWhatWouldBeRefused() throws IOException {
		scan("in/a.nii", 6);
		scan("out/a.nii", 6);
		final Console c = run("input=DIR/in", "output=DIR/out", "dry=true");
		assertEquals(CommandRunner.FAILED, c.code);
		assertEquals("The run would be refused: 1 file would be replaced. Choose another output folder, or set overwrite=true.", c
			.sentence());
	}

	@Test
	void originalsInTheOutputFolderAreNotPassedOver() throws IOException {
		scan("in/a.nii", 6);
		scan("in/sub/b.nii", 6);
		assertEquals("output=" + folder + "/in/sub is the folder of an input. Give another folder; inputs are never overwritten.", run(
			"input=DIR/in", "output=DIR/in/sub").sentence());
	}

	@Test
	void everyVolumeOfASeriesIsEnlarged() throws IOException {
		final Volume one = new Volume("v", ArrayImgs.floats(new float[36], 6, 6, 1), Geometry.ofSpacing(1, 1, 2), PixelType.INT16, "");
		Files.createDirectories(folder.resolve("in"));
		Nifti.write(folder.resolve("in/series.nii"), new VolumeSeries(List.of(one, one, one), 2, "s"), PixelType.INT16);
		assertEquals(0, run("input=DIR/in", "output=DIR/out").code);
		assertEquals(3, Nifti.read(folder.resolve("out/series.nii")).size());
	}

	@Test
	void aLinkWithoutTargetFails() throws IOException {
		scan("in/a.nii", 6);
		Files.createSymbolicLink(folder.resolve("in/b.nii"), folder.resolve("annex.nii"));
		final Console c = run("input=DIR/in", "output=DIR/out");
		assertEquals(CommandRunner.FAILED, c.code);
		assertTrue(c.err.contains("b.nii is a link whose target is missing. Fetch it first (as with datalad get), or remove the link."),
			c.err);
	}

	@Test
	void otherSettingsAreNotMixedIn() throws IOException {
		scan("in/a.nii", 6);
		run("input=DIR/in", "output=DIR/out");
		final String sentence = run("input=DIR/in", "output=DIR/out", "model=lanczos").sentence();
		assertTrue(sentence.startsWith("1 file in the output folder would be replaced, " + folder + "/out/a.nii (made with model=cubic " +
			"scale=2 axis=axial "), sentence);
		assertEquals(0, run("input=DIR/in", "output=DIR/out", "model=lanczos", "overwrite=true").code);
		// auto and the number that it stands for are the same.
		assertTrue(run("input=DIR/in", "output=DIR/out", "model=lanczos", "scale=2").out.endsWith("1 already there\n"));
	}

	@Test
	void aBidsDatasetBecomesADerivative() throws IOException {
		scan("bids/sub-1/anat/sub-1_T1w.nii.gz", 6);
		scan("bids/sub-1/func/sub-1_task-rest_bold.nii.gz", 6);
		Files.writeString(folder.resolve("bids/dataset_description.json"), "{\"Name\":\"B\",\"BIDSVersion\":\"1.8.0\"}");
		Files.createDirectory(folder.resolve("bids/derivatives"));
		final Console c = run("input=DIR/bids", "output=DIR/bids/derivatives/ddasr");
		assertTrue(c.out.endsWith("1 file: 1 done\n"), c.out + c.err);
		assertEquals(List.of(".bidsignore", "dataset_description.json", "sub-1/anat/sub-1_res-x2_desc-cubic_T1w.json",
			"sub-1/anat/sub-1_res-x2_desc-cubic_T1w.nii.gz"), List.copyOf(contents("bids/derivatives/ddasr").keySet()));
		final String sidecar = Files.readString(folder.resolve(
			"bids/derivatives/ddasr/sub-1/anat/sub-1_res-x2_desc-cubic_T1w.json"));
		assertEquals("cubic", JsonParser.parseString(sidecar).getAsJsonObject().getAsJsonObject("SuperResolution").get("Model")
			.getAsString());
		assertTrue(run("input=DIR/bids", "output=DIR/bids/derivatives/ddasr").out.endsWith("1 file: 1 already there\n"));
	}

	@Test
	void mapsAreFurtherFilesAndTheLedgerHasTheFigure() throws IOException {
		scan("in/a.nii.gz", 9);
		scan("in/deep/b.hdr", 8);
		assertEquals(0, run("input=DIR/in", "output=DIR/plain").code);
		final Console c = run("input=DIR/in", "output=DIR/out", "consistency=true", "uncertainty=true");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertEquals(List.of("a-consistency.nii.gz", "a-uncertainty.nii.gz", "a.nii.gz", "deep/b-consistency.hdr", "deep/b-consistency.img",
			"deep/b-uncertainty.hdr", "deep/b-uncertainty.img", "deep/b.hdr", "deep/b.img"), List.copyOf(contents("out").keySet()));
		// A map changes nothing of the result, and its keys stand in the record only where they say something.
		assertArrayEquals(contents("plain").get("a.nii.gz"), contents("out").get("a.nii.gz"));
		final String plain = Files.readString(folder.resolve("plain").resolve(Ledger.NAME));
		assertFalse(plain.contains("consistency") || plain.contains("downsampling") || plain.contains("tolerance"), plain);
		final List<String> done = Files.readAllLines(folder.resolve("out").resolve(Ledger.NAME)).stream().filter(l -> l.contains(
			",done,")).toList();
		assertEquals(2, done.size());
		for (final String line : done) {
			assertTrue(line.contains("consistency=true uncertainty=true downsampling=area ") && !line.contains("tolerance"), line);
			assertTrue(line.matches(".*,\"consistency \\d+\\.\\d+ % of white, .*mean uncertainty 0\\.000 % of white\"$"), line);
		}
		assertTrue(c.err.contains("a.nii.gz: consistency "), c.err);
		assertTrue(run("input=DIR/in", "output=DIR/out", "consistency=true", "uncertainty=true", "downsampling=area").out.endsWith(
			"2 files: 2 already there\n"));
		Files.delete(folder.resolve("out/a-uncertainty.nii.gz"));
		assertTrue(run("input=DIR/in", "output=DIR/out", "consistency=true", "uncertainty=true").out.endsWith(
			"2 files: 1 done, 1 already there\n"));
	}

	@Test
	void mapsOfABidsDatasetHaveNamesAndSidecars() throws IOException {
		scan("bids/sub-1/anat/sub-1_T1w.nii.gz", 6);
		Files.writeString(folder.resolve("bids/dataset_description.json"), "{\"Name\":\"B\",\"BIDSVersion\":\"1.8.0\"}");
		final Console c = run("input=DIR/bids", "output=DIR/fine", "consistency=true", "uncertainty=true", "backproject=true");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		final String anat = "sub-1/anat/sub-1_";
		assertEquals(List.of(anat + "desc-cubicConsistency_T1w.json", anat + "desc-cubicConsistency_T1w.nii.gz", anat +
			"res-x2_desc-cubicUncertainty_T1w.json", anat + "res-x2_desc-cubicUncertainty_T1w.nii.gz", anat + "res-x2_desc-cubic_T1w.json",
			anat + "res-x2_desc-cubic_T1w.nii.gz"), contents("fine").keySet().stream().filter(f -> f.startsWith(anat)).toList());
		final JsonObject sidecar = JsonParser.parseString(Files.readString(folder.resolve("fine").resolve(anat +
			"desc-cubicConsistency_T1w.json"))).getAsJsonObject();
		assertEquals("percent of white", sidecar.get("Units").getAsString());
		assertEquals("voxels of 1.0 x 1.0 x 2.0 mm", sidecar.get("Resolution").getAsString());
		assertTrue(sidecar.getAsJsonObject("SuperResolution").get("Agreement").getAsString().startsWith("consistency "));
	}

	/** Processes that are killed at any moment, two at a time, then one that is not: as if nothing had happened. */
	@Test
	void killedProcessesLoseNothing() throws IOException, InterruptedException {
		for (int i = 0; i < 8; i++) scan("in/v" + i + ".nii.gz", 90 + i);
		assertEquals(0, run("input=DIR/in", "output=DIR/calm", "model=lanczos").code);
		final Random random = new Random(4);
		for (int i = 0; i < 3; i++) {
			final List<Process> both = List.of(start(), start());
			Thread.sleep(500 + random.nextInt(700));
			for (final Process p : both) p.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
		}
		assertEquals(0, run("input=DIR/in", "output=DIR/out", "model=lanczos").code);
		final Map<String, byte[]> calm = contents("calm"), killed = contents("out");
		assertEquals(calm.keySet(), killed.keySet());
		calm.forEach((name, bytes) -> assertTrue(Arrays.equals(bytes, killed.get(name)), name));
	}

	/** Locks of the system, not of one Java: each file is begun and done once. */
	@Test
	void twoProcessesDoEachFileOnce() throws IOException, InterruptedException {
		for (int i = 0; i < 12; i++) scan("in/v" + i + ".nii.gz", 90 + i);
		for (final Process p : List.of(start(), start())) assertEquals(0, p.waitFor());
		final List<String> ledger = Files.readAllLines(folder.resolve("out").resolve(Ledger.NAME));
		assertEquals(12, ledger.stream().filter(l -> l.contains(",begun,")).count());
		assertEquals(12, ledger.stream().filter(l -> l.contains(",done,")).count());
	}

	@Test
	void canceledWithinAFileLeavesNothingOfIt() throws IOException {
		for (int i = 0; i < 3; i++) scan("in/v" + i + ".nii.gz", 60);
		assertEquals(0, run("input=DIR/in", "output=DIR/calm").code);
		int canceled = 0;
		for (int after = 1; after < 40; after += 3) {
			final int[] asked = { 0 };
			final int last = after;
			final ByteArrayOutputStream err = new ByteArrayOutputStream();
			final int code = new CommandRunner(new PrintStream(err, true), new PrintStream(err, true), () -> ++asked[0] > last).run(
				"super-resolve-files", "input=" + folder.resolve("in"), "output=" + folder.resolve("out" + after), "model=cubic");
			if (code == CommandRunner.CANCELED) canceled++;
			final Map<String, byte[]> calm = contents("calm");
			if (!Files.exists(folder.resolve("out" + after))) continue;
			contents("out" + after).forEach((name, bytes) -> assertArrayEquals(calm.get(name), bytes, name));
		}
		assertTrue(canceled > 5, canceled + " runs were canceled");
	}

	private Process start() throws IOException {
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty(
			"java.class.path"), "io.github.ddasr.Main", "super-resolve-files", "input=" + folder.resolve("in"), "output=" + folder
				.resolve("out"), "model=lanczos").redirectErrorStream(true).redirectOutput(new File(folder.toFile(), "log.txt")).start();
	}
}
