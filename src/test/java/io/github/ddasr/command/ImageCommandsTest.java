package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;
import ij.WindowManager;

/** Commands on images, from macros in plain ImageJ and from the command line. */
class ImageCommandsTest {

	@TempDir
	Path folder;

	@AfterEach
	void forgetImage() {
		WindowManager.setTempCurrentImage(null);
	}

	@Test
	void macroOpensEnlargesAndSaves() {
		final Path scan = phantom("head scale=3.nii"), fine = folder.resolve("fine head.nii.gz");
		final String result = PlainImageJ.run("setBatchMode(true);" + "run('Open NIfTI...', 'input=[" + scan + "]');" +
			"run('Super-Resolve...', 'model=cubic scale=2 axis=axial ensemble=false');" +
			"getVoxelSize(w, h, d, unit); title = getTitle();" + "run('Save as NIfTI...', 'output=[" + fine + "]');" +
			"return title + ' ' + getWidth() + ' ' + getHeight() + ' ' + nSlices + ' ' + w + ' ' + h + ' ' + d + ' ' + unit;");
		assertEquals("head scale=3 (cubic) 48 40 6 1 1 2 mm", result);
		final Volume saved = Nifti.read(fine).first();
		assertArrayEquals(new long[] { 48, 40, 6 }, saved.dimensions());
		assertArrayEquals(new double[] { 1, 1, 2 }, saved.geometry().spacing(), 1e-6);
		assertEquals(PixelType.UINT16, saved.pixelType());
		// Columns and origin follow the half-voxel rule also by way of ImageJ.
		final double[][] before = Nifti.read(scan).first().geometry().affine(), after = saved.geometry().affine();
		assertEquals(before[0][3] - 0.5, after[0][3], 1e-4);
		assertEquals(before[2][3], after[2][3], 1e-4);
	}

	@Test
	void macroWithoutImageIsRefused() {
		assertEquals("error: There is no image to work on. Open one first, or give the title of an open image as " +
			"input=title.", PlainImageJ.run("run('Super-Resolve...', 'model=cubic');"));
		assertEquals("error: There is no open image with the title \"lost\". Open it, or give the title of one that is open.",
			PlainImageJ.run("run('Super-Resolve...', 'input=lost model=cubic');"));
	}

	@Test
	void emptyImageOfAnUnknownTitleIsRefused() {
		final SuperResolve command = new SuperResolve();
		for (final CommandParameter p : CommandParameter.of(SuperResolve.class)) {
			if (p.key().equals("input")) p.set(command, new ImagePlus());
		}
		final String sentence = assertThrows(UsageException.class, () -> command.perform(
			Monitor.NONE, line -> {})).getMessage();
		assertTrue(sentence.startsWith("There is no image to work on."), sentence);
	}

	@Test
	void commandLineConvertsAndDescribes() throws IOException {
		final Path scan = phantom("head.nii"), copy = folder.resolve("copy.hdr");
		final Console saved = Console.run("save-as-nifti", "input=" + scan, "output=" + copy, "type=float32");
		assertEquals(copy + ": 24 × 20 × 6 voxels of 2 × 2 × 2 mm, float32\n", saved.out);
		assertTrue(Files.exists(folder.resolve("copy.img")));
		final Console opened = Console.run("open-nifti", "input=" + copy);
		assertEquals(copy + ": 24 × 20 × 6 voxels of 2 × 2 × 2 mm, float32\n", opened.out, opened.err);
		assertNotNull(WindowManager.getCurrentImage());
	}

	@Test
	void sourceFileIsNotOverwritten() throws IOException {
		final Path scan = phantom("head.nii");
		final byte[] before = Files.readAllBytes(scan);
		final Console same = Console.run("save-as-nifti", "input=" + scan, "output=" + scan);
		assertEquals(CommandRunner.WRONG_USAGE, same.code, same.err);
		assertArrayEquals(before, Files.readAllBytes(scan));
		final Console tiff = Console.run("save-as-nifti", "input=" + scan, "output=" + folder.resolve("x.tif"));
		assertTrue(tiff.sentence().endsWith("is not a NIfTI file. Give a name that ends in .nii, .nii.gz, .hdr or .img."));
		assertFalse(Files.exists(folder.resolve("x.tif")));
		assertEquals("save-as-nifti needs input=FILE.", Console.run("save-as-nifti", "output=" + scan).sentence());
	}

	private Path phantom(final String name) {
		final Path file = folder.resolve(name);
		final Volume head = Phantom.block(new int[] { 24, 20, 6 }, new double[] { 2, 2, 2 }, new double[] { 0, 0, 10 });
		Nifti.write(file, VolumeSeries.of(head), PixelType.UINT16);
		return file;
	}
}
