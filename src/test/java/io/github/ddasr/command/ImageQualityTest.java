package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import ij.WindowManager;
import ij.plugin.filter.Analyzer;

/** The quality of the active image, from the command line and from macros in plain ImageJ without windows. */
class ImageQualityTest {

	private static final String OPTIONS = "metrics=mean-grey,psnr,ssim axis=axial first=2 foreground=box";

	@TempDir
	Path folder;
	private Path scan, truth;

	@BeforeEach
	void writeScans() {
		scan = folder.resolve("scan one.nii.gz");
		truth = folder.resolve("truth.nii");
		final Volume head = Phantom.block(new int[] { 40, 36, 5 }, new double[] { 4, 4, 4 }, new double[] { 0, 0, 10 });
		Nifti.write(truth, VolumeSeries.of(head), PixelType.INT16);
		final Volume coarse = Phantom.block(new int[] { 40, 36, 5 }, new double[] { 4, 4, 4 }, new double[] { 1, 0, 10 });
		Nifti.write(scan, VolumeSeries.of(coarse), PixelType.INT16);
	}

	@AfterEach
	void forgetImages() {
		closeAll();
		WindowManager.setTempCurrentImage(null);
		Analyzer.getResultsTable().reset();
	}

	/** Images of a batch stay in ImageJ's list until they are closed. */
	private static void closeAll() {
		PlainImageJ.run("setBatchMode(true); while (nImages > 0) { selectImage(nImages); close(); }");
	}

	private String open(final Path file) {
		return "run('Open NIfTI...', 'input=[" + file + "]');";
	}

	@Test
	void everyWayGivesTheSameTable() throws IOException {
		final Path a = folder.resolve("a.csv"), b = folder.resolve("b.csv"), c = folder.resolve("c.csv");
		final Console image = Console.run(Stream.concat(Stream.of("image-quality", "input=" + scan, "reference=" + truth, "output=" +
			a), Stream.of(OPTIONS.split(" "))).toArray(String[]::new));
		assertEquals(0, image.code, image.err);
		final Console files = Console.run(Stream.concat(Stream.of("image-quality-of-files", "input=" + scan, "reference=" + truth,
			"output=" + b), Stream.of(OPTIONS.split(" "))).toArray(String[]::new));
		assertEquals(0, files.code, files.err);
		assertEquals("went on", PlainImageJ.run("setBatchMode(true);" + open(truth) + open(scan) + "run('Image Quality...', '" +
			OPTIONS + " reference=truth.nii output=[" + c + "]'); return 'went on';"));
		final String table = Files.readString(a);
		assertEquals(table, Files.readString(b));
		assertEquals(table, Files.readString(c));
		final List<String> lines = table.lines().toList();
		assertEquals("file,slice,mean-grey,psnr,ssim,notes", lines.get(0));
		assertEquals(5, lines.size());
		assertTrue(lines.get(1).matches("scan one\\.nii\\.gz,2,[0-9.]+,[0-9.]+,0\\.[0-9]+,"), lines.get(1));
		assertEquals(image.out, files.out);
		assertTrue(image.out.contains("scan one.nii.gz: 4 of 5 slices (2 to 5); grey values: 0 to "), image.out);
		assertTrue(image.out.contains("PSNR (dB) ↑: "), image.out);
		assertTrue(image.out.contains("scan one.nii.gz, all slices at once: PSNR (dB) ↑ "), image.out);
	}

	@Test
	void macroFindsTheFiguresInATable() {
		assertEquals("5 1 Infinity psnr: the images are identical", PlainImageJ.run("setBatchMode(true);" + open(scan) +
			"run('Image Quality...', 'metrics=psnr reference=[scan one.nii.gz] skip=0');" +
			"return '' + nResults + ' ' + getResult('Slice', 0) + ' ' + getResult('PSNR (dB) ↑', 4) + ' ' + " +
			"getResultString('Notes', 4);"));
	}

	@Test
	void selectionRestrictsTheMetrics() {
		final String one = "setBatchMode(true); newImage('x', '8-bit black', 30, 20, 1); setColor(100); " +
			"fillRect(5, 5, 10, 10); setColor(0); fillRect(5, 5, 2, 1);";
		assertEquals("98", PlainImageJ.run(one + "makeRectangle(5, 5, 10, 10); run('Image Quality...', 'metrics=mean-grey'); " +
			"return '' + getResult('Mean Grey (grey)', 0);"));
		assertEquals("error: Regions of interest were drawn on the slices of x as they lie. Measure with axis=native, or remove " +
			"the selection and the areas named signal, other and air.", PlainImageJ.run(one +
				"makeRectangle(5, 5, 10, 10); run('Image Quality...', 'metrics=mean-grey axis=coronal');"));
	}

	@Test
	void plotsAndMapsAreImages() {
		final String titles = PlainImageJ.run("setBatchMode(true);" + open(truth) + open(scan) + "run('Image Quality...', '" +
			"metrics=mean-grey,psnr,ssim skip=0 plot=true map=true reference=truth.nii'); titles = ''; for (i = 1; i <= nImages; " +
			"i++) { selectImage(i); titles += getTitle() + '|'; } return titles;");
		assertTrue(titles.matches("truth\\.nii\\|scan one\\.nii\\.gz\\|Mean Grey along the slices\\|PSNR along the slices\\|" +
			"SSIM along the slices\\|scan one, slice 3, Mean Grey \\(grey\\): red .*\\|scan one, slice 3, SSIM ↑: red .*\\|"),
			titles);
	}

	@Test
	void wrongMacrosStopWithASentence() {
		final String begin = "setBatchMode(true); newImage('x', '8-bit ramp', 30, 20, 1);";
		assertEquals("error: There is neither an open image with the title \"lost\" nor a file of that name. Check the title or the path.",
			PlainImageJ.run(begin + "run('Image Quality...', 'metrics=psnr reference=lost');"));
		assertEquals("error: x (30 × 20 × 1) and its reference y (30 × 21 × 1) differ in size. Give a reference on the same grid.",
			PlainImageJ.run("setBatchMode(true); newImage('y', '8-bit ramp', 30, 21, 1); newImage('x', '8-bit ramp', 30, 20, 1);" +
				"run('Image Quality...', 'metrics=psnr reference=y');"));
		assertEquals("error: Image \"c\" has RGB colours. Convert it to grey first (Image > Type > 8-bit).", PlainImageJ.run(
			"setBatchMode(true); newImage('c', 'RGB ramp', 30, 20, 1); run('Image Quality...', 'metrics=mean-grey');"));
		assertEquals("error: n holds 600 voxels that are NaN or infinite. Repair the file, or give invalid=mask to leave them out.",
			PlainImageJ.run("setBatchMode(true); newImage('n', '32-bit black', 30, 20, 1); for (i = 0; i < 600; i++) setPixel(i % 30, floor(i / 30), " +
				"1 / 0 * (i % 2)); run('Image Quality...', 'metrics=mean-grey');"));
	}

	@Test
	void exampleMacroRuns() throws IOException {
		final Path table = folder.resolve("table.csv");
		final String macro = Files.readString(Path.of("macros/image-quality.ijm")).replaceAll("print\\(", "String.append(");
		final String said = PlainImageJ.run("String.resetBuffer;" + macro + "\nreturn String.buffer + nResults;", scan + ";" + truth + ";" + table);
		final List<String> lines = Files.readString(table).lines().toList();
		assertTrue(lines.get(0).startsWith("file,slice,"), lines.get(0));
		assertEquals("columns: " + lines.get(0) + (lines.size() - 1) + " slices measured" + 5, said);
	}
}
