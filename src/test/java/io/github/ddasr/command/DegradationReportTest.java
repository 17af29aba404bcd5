package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.downsampling.Downsamplers;
import io.github.ddasr.downsampling.SimulatedScan;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;
import net.imglib2.img.array.ArrayImgs;

class DegradationReportTest {

	@TempDir
	static Path folder;

	/** Fine heads, their true coarse scans, and coarse scans of other heads; only read. */
	@BeforeAll
	static void phantoms() throws IOException {
		for (int i = 0; i < 2; i++) {
			final Volume fine = head(5 + 10 * i);
			write("fine/sub-" + i + ".nii", fine);
			write("true/sub-" + i + ".nii.gz", scanned(fine, i));
			write("coarse/sub-" + (i + 2) + ".nii", scanned(head(8 + 10 * i), 5 + i));
			write("others/sub-" + (i + 4) + ".nii", scanned(head(2 + 10 * i), 8 + i));
		}
	}

	private static Volume head(final double height) {
		return Phantom.block(new int[] { 96, 96, 2 }, new double[] { 2, 2, 4 }, new double[] { 0, 0, height });
	}

	private static Volume scanned(final Volume head, final long seed) {
		return new SimulatedScan(Axis.AXIAL, 2, Downsamplers.of("example-scanner"), 0, seed).of(head, Monitor.NONE);
	}

	private static void write(final String name, final Volume volume) throws IOException {
		Files.createDirectories(folder.resolve(name).getParent());
		Nifti.write(folder.resolve(name), VolumeSeries.of(volume), PixelType.FLOAT32);
	}

	private static Console run(final String... words) {
		return Console.run(Stream.concat(Stream.of("degradation-report"), Arrays.stream(words).map(w -> w.replace("DIR", folder
			.toString()))).toArray(String[]::new));
	}

	@Test
	void reportTableAndPicturesStandBesideEachOther() throws IOException {
		final Console c = run("input=DIR/fine", "texture=DIR/coarse", "real=DIR/others", "truth=DIR/true", "seeds=2",
			"methods=example-scanner,cubic", "axis=axial", "output=DIR/report.md");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.out.contains("HR: 4 slices of 2 subjects, 96 × 96 pixels"), c.out);
		assertTrue(c.out.contains("split by subject: nobody among the real slices was given to imitate"), c.out);
		assertTrue(c.out.contains("nearest by spectrum: example-scanner, "), c.out);
		final String page = Files.readString(folder.resolve("report.md"));
		assertTrue(page.contains("](report-slices.png)") && page.contains("](report-curves.png)"), page);
		assertTrue(page.contains("24 × 24 blocks"), page);
		// Real, one half against the other, HR, truth, 2 methods × 2 seeds, and these and their means for each of 2 subjects.
		assertEquals(1 + 1 + 1 + 1 + 1 + 4 + 8 + 4, Files.readAllLines(folder.resolve("report.csv")).size());
		assertTrue(Files.readString(folder.resolve("report.json")).contains("\"log10_power\""));
		final BufferedImage curves = ImageIO.read(folder.resolve("report-curves.png").toFile()), slices = ImageIO.read(folder.resolve(
			"report-slices.png").toFile());
		// Five panels in two rows; the third curve, after the real and the fine slices, is blue in both plots.
		assertTrue(slices.getWidth() > 4 * 240 && slices.getHeight() > 2 * 240, slices.toString());
		for (final int half : new int[] { 0, 1 }) assertTrue(count(curves, 0x0000ff, half) > 100);
	}

	private static int count(final BufferedImage image, final int colour, final int half) {
		int n = 0;
		for (int y = 0; y < image.getHeight(); y++) for (int x = 0; x < image.getWidth() / 2; x++) {
			if ((image.getRGB(x + half * image.getWidth() / 2, y) & 0xffffff) == colour) n++;
		}
		return n;
	}

	@Test
	void whoWasImitatedIsSaid() throws IOException {
		Console c = run("input=DIR/fine", "texture=DIR/coarse", "methods=cubic", "seeds=1", "output=DIR/r.md");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		final String warning = "The methods were compared with the very slices that they were given to imitate";
		assertTrue(c.out.contains(warning), c.out);
		assertTrue(Files.readString(folder.resolve("r.md")).contains(warning));
		c = run("input=DIR/fine", "texture=DIR/coarse", "real=DIR/coarse", "methods=cubic", "seeds=1", "output=DIR/r.md");
		assertTrue(c.out.contains("Names among the real slices and among those to imitate: sub-2.nii, sub-3.nii."), c.out);
		c = run("input=DIR/fine", "texture=DIR/coarse", "real=DIR/others", "methods=cubic", "seeds=1", "subjects=(s)ub", "output=DIR/r.md");
		assertTrue(c.out.contains("those to imitate: s."), c.out);
	}

	@Test
	void usualMethodsAreThoseThatAreThere() {
		final List<String> usual = DegradationMethods.open("usual").stream().map(m -> m.name()).toList();
		assertTrue(usual.containsAll(List.of("cubic", "k-space")));
		assertFalse(usual.contains("example-scanner"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '>', textBlock = """
		texture=DIR/coarse output=DIR/refused.md > degradation-report needs input=FOLDER-OR-FILES.
		input=DIR/fine output=DIR/refused.md > degradation-report needs texture=FOLDER-OR-FILES.
		input=DIR/fine texture=DIR/coarse > degradation-report needs output=FILE.
		input=DIR/fine texture=DIR/coarse output=DIR/r.txt > output=DIR/r.txt is not a report. Give a name that ends in .md.
		input=DIR/fine texture=DIR/coarse methods=cubik output=DIR/refused.md > methods=cubik is not available. Did you mean cubic? Choices: KNOWN.
		input=DIR/fine texture=DIR/coarse methods=; output=DIR/refused.md > The parameter "methods" has no value. Write methods=value.
		input=DIR/none texture=DIR/coarse output=DIR/refused.md > input=DIR/none does not exist. Check the path.
		input=DIR/empty texture=DIR/coarse output=DIR/refused.md > The folder DIR/empty holds no image (NIfTI, TIFF, DICOM, PNG, JPEG, BMP, GIF, PGM). Choose another.
		input=DIR/fine texture=DIR/empty output=DIR/refused.md > The folder DIR/empty holds no image (NIfTI, TIFF, DICOM, PNG, JPEG, BMP, GIF, PGM). Choose another.
		input=DIR/fine texture=DIR/blank.nii output=DIR/refused.md > blank has no foreground: its slices are empty. Leave it out.
		input=DIR/nan.nii texture=DIR/coarse output=DIR/refused.md > nan has voxels that are NaN or infinite (1 of them). Repair it or leave it out.
		input=DIR/fine texture=DIR/coarse factor=9 output=DIR/refused.md > factor=9 is out of range. Give a number from 2 to 8.
		input=DIR/fine texture=DIR/coarse factor=6 output=DIR/refused.md > The slices of sub-0 (96 × 96) would have fewer than 24 pixels along a side after division by 6. Choose a smaller factor, or another axis.
		input=DIR/fine texture=DIR/coarse truth=DIR/others output=DIR/refused.md > sub-0.nii has no reference: DIR/others holds no image of that name. Put it there, or measure without reference=.
		input=DIR/fine texture=DIR/coarse subjects=[ output=DIR/refused.md > subjects=[ is not a pattern (Unclosed character class). Write a regular expression, such as subjects=sub-\\d+.
		input=DIR/fine texture=DIR/coarse subjects=person output=DIR/refused.md > subjects=person is not found in the file name sub-0.nii. Give a pattern that all file names have.
		""")
	void wrongInputGetsItsSentence(final String line, final String sentence) throws IOException {
		Files.createDirectories(folder.resolve("empty"));
		final float[] hole = new float[40 * 40];
		hole[7] = Float.NaN;
		hole[8] = 1;
		write("nan.nii", new Volume("nan", ArrayImgs.floats(hole, 40, 40, 1), Geometry.ofSpacing(1, 1, 1)));
		write("blank.nii", new Volume("blank", ArrayImgs.floats(40, 40, 1), Geometry.ofSpacing(1, 1, 1)));
		final Console c = run(line.split(" "));
		assertEquals(sentence.replace("DIR", folder.toString()).replace("KNOWN", String.join(", ", DegradationMethods.names())), c
			.sentence());
		assertTrue(c.code == CommandRunner.WRONG_USAGE || c.code == CommandRunner.FAILED, "exit code " + c.code);
		try (Stream<Path> files = Files.list(folder)) {
			assertFalse(files.anyMatch(f -> f.getFileName().toString().startsWith("refused")));
		}
	}

	@Test
	void exampleMacroRuns() throws IOException {
		final String macro = "String.resetBuffer;" + Files.readString(Path.of("macros/degradation-report.ijm")).replaceAll("print\\(",
			"String.append('|' + ") + "\nreturn String.buffer;";
		final String said = PlainImageJ.run(macro, Stream.of(folder.resolve("fine"), folder.resolve("coarse"), folder.resolve("others"),
			"cubic,k-space", folder.resolve("my report.md")).map(Object::toString).reduce((a, b) -> a + ";" + b).orElseThrow());
		assertTrue(said.matches("(\\|(cubic|k-space), seed [01]: spectrum [0-9.]+, texture [0-9.]+){4}"), said);
		assertTrue(Files.exists(folder.resolve("my report-curves.png")));
	}
}
