package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.VolumeSeries;

import ij.WindowManager;

/** The macros of the folder macros, run by ImageJ's own interpreter; what they print is returned. */
class MacroExamplesTest {

	private static final Path MACROS = Path.of("macros");

	@TempDir
	Path folder;

	@AfterEach
	void forgetImages() {
		WindowManager.setTempCurrentImage(null);
		PlainImageJ.run("setBatchMode(true); while (nImages > 0) { selectImage(nImages); close(); }");
		WindowManager.setTempCurrentImage(null);
	}

	private Path phantom(final String name, final int side, final int slices) throws IOException {
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Nifti.write(file, VolumeSeries.of(Phantom.brain(side, side, slices)), PixelType.UINT16);
		return file;
	}

	private String run(final String macro, final Object... arguments) throws IOException {
		final String text = "String.resetBuffer;" + Files.readString(MACROS.resolve(macro)).replaceAll("print\\(",
			"String.append('|' + ") + "\nreturn String.buffer;";
		return PlainImageJ.run(text, String.join(";", Stream.of(arguments).map(Object::toString).toList()));
	}

	@Test
	void everyExampleIsRunByATest() throws IOException {
		final StringBuilder tests = new StringBuilder();
		try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
			for (final Path source : sources.filter(f -> f.toString().endsWith("Test.java")).toList()) tests.append(Files.readString(
				source));
		}
		try (Stream<Path> macros = Files.list(MACROS)) {
			for (final Path macro : macros.toList()) assertTrue(tests.toString().contains(macro.getFileName() + "\""), macro.toString());
		}
	}

	@Test
	void oneScan() throws IOException {
		final Path scan = phantom("脳 a=b scale=9 [1].nii.gz", 40, 5), fine = folder.resolve("fine scan.nii.gz");
		final String spacing = String.valueOf(Nifti.read(scan).first().geometry().spacing(0));
		final String said = run("enlarge-image.ijm", scan, fine, "lanczos");
		assertTrue(said.startsWith("|脳 a=b scale=9 [1] (lanczos)|" + spacing.substring(0, 3)), said);
		assertTrue(said.contains(" mm became "), said);
		assertArrayEquals(new long[] { 80, 80, 5 }, Nifti.read(fine).first().dimensions());
		assertEquals("error: input=/no/scan.nii does not exist. Check the path.", run("enlarge-image.ijm", "/no/scan.nii", fine,
			"cubic"));
	}

	@Test
	void oneScanAndHowFarItCanBeTrusted() throws IOException {
		final Path scan = phantom("head 1.nii.gz", 40, 5), fine = folder.resolve("fine 1.nii.gz");
		final String said = run("enlarge-and-check.ijm", scan, fine, "lanczos");
		assertTrue(said.matches("\\|head 1 \\(lanczos\\)\\|consistency: mean -?\\d\\.\\d{3} % of white, from -\\d+\\.\\d{3} to \\d+\\.\\d{3}" +
			"\\|uncertainty: mean 0\\.000 % of white"), said);
		assertArrayEquals(new long[] { 40, 40, 5 }, Nifti.read(folder.resolve("fine 1-consistency.nii.gz")).first().dimensions());
		assertArrayEquals(new long[] { 80, 80, 5 }, Nifti.read(folder.resolve("fine 1-uncertainty.nii.gz")).first().dimensions());
		assertArrayEquals(new long[] { 80, 80, 5 }, Nifti.read(fine).first().dimensions());
		assertEquals("result made coarse again minus input, % of white", Nifti.read(folder.resolve("fine 1-consistency.nii.gz")).first()
			.description());
	}

	@Test
	void anyScaleOrSpacing() throws IOException {
		final Path scan = phantom("head.nii.gz", 40, 5), fine = folder.resolve("fine any.nii.gz");
		final double spacing = Nifti.read(scan).first().geometry().spacing(0);
		assertTrue(run("super-resolve-any-scale.ijm", scan, fine, "bspline", "scale=2.5").startsWith("|head (bspline): " + String.format(
			java.util.Locale.ROOT, "%.3f x ", spacing / 2.5)));
		assertArrayEquals(new long[] { 100, 100, 5 }, Nifti.read(fine).first().dimensions());
		run("super-resolve-any-scale.ijm", scan, fine, "lanczos", "scale=1,1,3");
		assertArrayEquals(new long[] { 40, 40, 15 }, Nifti.read(fine).first().dimensions());
		final String said = run("super-resolve-any-scale.ijm", scan, fine, "cubic", "spacing=3,3,3");
		assertTrue(said.matches("\\|head \\(cubic\\): (2\\.9|3\\.0)\\d+ x .*"), said);
		assertEquals("error: scale=1,3 is written with a comma. Write scale=1.3, with a decimal point.", run("super-resolve-any-scale.ijm", scan,
			fine, "cubic", "scale=1,3"));
	}

	@Test
	void thickSlices() throws IOException {
		final Path scan = folder.resolve("thick head.nii.gz"), fine = folder.resolve("isotropic.nii.gz");
		Nifti.write(scan, VolumeSeries.of(Phantom.block(new int[] { 40, 40, 8 }, new double[] { 4, 4, 20 }, new double[] { 0, 0, 10 })),
			PixelType.UINT16);
		assertEquals("|thick head (isotropic)|4.00 x 4.00 x 20.00 mm became 4.00 x 4.00 x 4.00", run("make-isotropic.ijm", scan, fine, "bspline"));
		assertArrayEquals(new long[] { 40, 40, 40 }, Nifti.read(fine).first().dimensions());
		assertTrue(run("make-isotropic.ijm", fine, folder.resolve("again.nii"), "auto").startsWith("error: The voxels of isotropic are 4 × 4 × 4 mm, " +
			"which is isotropic already."));
	}

	/** The lines of the README, in which the picture of a plot must not become what is saved. */
	@Test
	void theReadmesOwnMacro() throws IOException {
		final Matcher block = Pattern.compile("```\n(open\\(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));
		assertTrue(block.find());
		final Path scan = phantom("scan.nii.gz", 40, 5), fine = folder.resolve("fine scan.nii.gz");
		// ImageJ's own open() needs a class that is not on Maven Central.
		final String macro = block.group(1).replaceAll("open\\(\"(.*?)\"\\)", "run('Open NIfTI...', 'input=[$1]')").replace("/data/scan.nii.gz", scan.toString()).replace("/data/fine scan.nii.gz", fine
			.toString()).replace("srn-x2-small", "cubic").replace("niqe-mr,snr", "laplacian-variance,snr");
		assertTrue(macro.contains("plot=true"), macro);
		for (final boolean map : new boolean[] { false, true }) {
			forgetImages();
			Files.deleteIfExists(fine);
			assertEquals("scan (cubic)", PlainImageJ.run("setBatchMode(true);\n" + macro.replace("plot=true", "plot=true map=" + map) +
				"return getTitle();"));
			assertArrayEquals(new long[] { 80, 80, 5 }, Nifti.read(fine).first().dimensions());
		}
	}

	@Test
	void aFolder() throws IOException {
		for (int i = 0; i < 3; i++) phantom("in/sub-" + i + ".nii.gz", 20 + 2 * i, 2);
		final Path output = Files.createDirectory(folder.resolve("out"));
		assertEquals("|3 scans done", run("enlarge-folder.ijm", folder.resolve("in"), output, "cubic"));
		assertEquals("|3 scans done", run("enlarge-folder.ijm", folder.resolve("in"), output, "cubic"));
		assertArrayEquals(new long[] { 48, 48, 2 }, Nifti.read(output.resolve("sub-2.nii.gz")).first().dimensions());
		assertTrue(run("enlarge-folder.ijm", folder.resolve("in"), output, "lanczos").startsWith(
			"error: 3 files in the output folder would be replaced, "));
	}

	@Test
	void twoMethodsAndAPlot() throws IOException {
		final Path table = folder.resolve("table.csv"), picture = folder.resolve("plot.png");
		final String said = run("compare-methods.ijm", phantom("head.nii", 64, 10), "cubic", "zero-filling", table, picture);
		assertTrue(said.matches("(\\|\\d: (area|cubic|k-space), noise 0\\.0[3]?: \\d\\d\\.\\d\\d and \\d\\d\\.\\d\\d dB){6}"), said);
		// The figures that are printed are those of the table.
		final String line = Files.readAllLines(table).stream().filter(l -> l.contains(",area,0.0,cubic,")).findFirst().orElseThrow();
		assertTrue(said.contains(": area, noise 0.0: " + String.format(java.util.Locale.ROOT, "%.2f", Double.parseDouble(line.split(
			",")[5])) + " and "), said + line);
		assertArrayEquals(new byte[] { (byte) 0x89, 'P', 'N', 'G' }, List.of(Files.readAllBytes(picture)).stream().map(b -> new byte[] {
			b[0], b[1], b[2], b[3] }).findFirst().orElseThrow());
	}

	@Test
	void methodsOnRealScans() throws IOException {
		final Path scans = Files.createDirectory(folder.resolve("real scans")), page = folder.resolve("page.md");
		for (int i = 0; i < 2; i++) phantom("real scans/sub-" + i + ".nii", 64, 3);
		final String said = run("compare-on-real-scans.ijm", scans, "lanczos", "zero-filling", page);
		assertTrue(said.matches("\\|lanczos: NIQE-MR [\\d.]+ ± [\\d.]+ \\([+-]\\d+ %\\)\\|cubic: NIQE-MR [\\d.]+ ± [\\d.]+"), said);
		assertTrue(Files.exists(folder.resolve("page.png")));
	}

	@Test
	void methodsAtAnyScale() throws IOException {
		final Path scans = Files.createDirectory(folder.resolve("fine scans")), table = folder.resolve("a table.csv");
		for (int i = 0; i < 2; i++) phantom("fine scans/sub-" + i + ".nii", 32, 30);
		final String said = run("compare-at-any-scale.ijm", scans, "bspline", "zero-filling", "2.5 1,1,3", table);
		assertTrue(said.matches("\\|2\\.5: bspline [\\d.]+ dB, zero-filling [\\d.]+ dB\\|1,1,3: bspline [\\d.]+ dB, zero-filling [\\d.]+ dB"), said);
		final double mean = Files.readAllLines(table).stream().filter(l -> l.contains(",2.5,bspline,")).mapToDouble(l -> Double.parseDouble(l.split(
			",")[5])).average().orElseThrow();
		assertTrue(said.contains("bspline " + String.format(java.util.Locale.ROOT, "%.2f", mean) + " dB"), said + mean);
		assertTrue(Files.exists(folder.resolve("a table.png")));
	}

	@Test
	void training() throws IOException {
		for (int i = 0; i < 2; i++) phantom("fine/sub-" + i + ".nii", 96, 12);
		final Path model = folder.resolve("my model.safetensors"), enlarged = folder.resolve("enlarged.nii");
		final String said = run("train-on-folder.ijm", folder.resolve("fine"), model, phantom("scan.nii", 24, 2), enlarged, "2");
		assertTrue(said.startsWith("|step,loss,learning rate,validation PSNR (dB),"), said);
		assertTrue(said.contains("|2,"), said);
		assertEquals("tiny", ModelFile.open(model).header().preset());
		assertArrayEquals(new long[] { 48, 48, 2 }, Nifti.read(enlarged).first().dimensions());
	}

	@Test
	void trainingForAnyScale() throws IOException {
		for (int i = 0; i < 2; i++) phantom("fine/sub-" + i + ".nii", 40, 40);
		final Path model = folder.resolve("my volumes.safetensors");
		final String said = run("train-arssr.ijm", folder.resolve("fine"), model, "steps=2 batch=1 patch=6 points=40 thick=5 device=cpu");
		assertTrue(said.startsWith("|step,loss,learning rate,validation PSNR (dB),B-spline PSNR (dB),time (s)|2,0."), said);
		assertEquals("5", ModelFile.open(model).header().options().get("thick"));
	}

	@Test
	void trainingOfSlicesForAnyScale() throws IOException {
		for (int i = 0; i < 3; i++) phantom("fine/sub-" + i + ".nii", 112, 12);
		final Path model = folder.resolve("any scale.safetensors");
		final String said = run("train-miassr.ijm", folder.resolve("fine"), model, "2");
		assertTrue(said.startsWith("|step,L1 (window = 1),learning rate,validation PSNR (dB),"), said);
		assertTrue(said.contains("|2,"), said);
		assertEquals("miassr", ModelFile.open(model).header().architecture());
	}

	@Test
	void pairsThenTraining() throws IOException {
		for (int i = 0; i < 2; i++) phantom("fine/sub-" + i + ".nii", 96, 6);
		phantom("poor/sub-3.nii", 48, 6);
		final Path pairs = folder.resolve("my pairs"), model = folder.resolve("my model.safetensors");
		final String said = run("make-training-pairs.ijm", folder.resolve("fine"), folder.resolve("poor"), "k-space", pairs, model, "2");
		assertTrue(said.startsWith("|12 slices|2,"), said);
		assertEquals("sub-0.nii.gz (pair, k-space, seed 1), sub-1.nii.gz (pair, k-space, seed 1)", ModelFile.open(model).header()
			.provenance().get("input"));
	}

	@Test
	void fromTwoFoldersToANetwork() throws IOException {
		for (int i = 0; i < 3; i++) phantom("good/sub-" + i + ".nii", 96, 3);
		final Path scan = phantom("poor/sub-9.nii", 48, 3), model = folder.resolve("my scanner.safetensors"), enlarged = folder.resolve(
			"enlarged.nii");
		final String said = run("train-ddasr.ijm", folder.resolve("good"), folder.resolve("poor"), model, scan, enlarged,
			"dsnsteps=1 plainsteps=1 gansteps=1 crop=64 crops=1 batch=1 patch=16 width=4 features=random device=cpu plot=false");
		assertTrue(said.matches("\\|\\| cubic \\| \\d.* \\|\\|\\| L1 \\| \\d.* \\|"), said);
		assertArrayEquals(new long[] { 96, 96, 3 }, Nifti.read(enlarged).first().dimensions());
	}
}
