package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

class CompareMethodsTest {

	@TempDir
	Path folder;

	private Path scan;

	@BeforeEach
	void phantom() {
		scan = folder.resolve("head.nii");
		Nifti.write(scan, VolumeSeries.of(Phantom.block(new int[] { 96, 96, 4 }, new double[] { 2, 2, 2 }, new double[] { 0,
			0, 10 })), PixelType.UINT16);
	}

	@Test
	void tableHasARowForEachMethodAndDegradation() throws IOException {
		final Path csv = folder.resolve("table.csv");
		final Console c = Console.run("compare-methods", "input=" + scan + "@0-0.75", "output=" + csv,
			"models=cubic;zero-filling", "downsampling=k-space;area", "noise=0;0.03");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		// 2 methods × 2 down-samplings × 2 noise levels.
		assertEquals(8, c.out.lines().filter(line -> line.startsWith("| head.nii@0.0-0.75 |")).count(), c.out);
		assertEquals(9, Files.readString(csv).lines().filter(line -> !line.startsWith("#")).count());
	}

	@Test
	void withoutOutputTheTableIsOnlyPrinted() throws IOException {
		final Console c = Console.run("compare-methods", "input=" + scan, "models=cubic", "downsampling=area", "noise=0");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(c.out.contains("| cubic |"), c.out);
		try (var files = Files.list(folder)) {
			assertEquals(1, files.count());
		}
	}

	@Test
	void subjectsOfOneNameAreToldApart() throws IOException {
		final Path other = Files.createDirectory(folder.resolve("other")).resolve("head.nii");
		final Volume head = Nifti.read(scan).first();
		Nifti.write(other, new VolumeSeries(List.of(head, head), 1, "s"), PixelType.UINT16);
		final Console c = Console.run("compare-methods", "input=" + scan, "input=" + other, "models=cubic",
			"downsampling=area", "noise=0");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		for (final String name : List.of("head.nii", other + ", volume 1", other + ", volume 2")) {
			// One row in the table of PSNR, one in that of SSIM.
			assertEquals(2, c.out.lines().filter(line -> line.startsWith("| " + name + " | area |")).count(), c.out);
		}
	}

	@Test
	void wrongListsAreRefused() {
		refused("models=cubik is not available. Did you mean cubic? Choices: ", "models=lanczos;cubik");
		refused("downsampling=kspace is not available. Did you mean k-space? Choices: area, cubic, k-space, real-esrgan, slice-profile.",
			"downsampling=kspace");
		refused("noise=0,03 is written with a comma. Write noise=0.03, with a decimal point.", "noise=0;0,03");
		refused("noise=3 is out of range. Give a number from 0 to 1.", "noise=3");
		refused("noise=much is not a number. Give one from 0 to 1.", "noise=much");
		refused("input=" + scan + "@top does not exist. Check the path.", "input=" + scan + "@top");
	}

	private void refused(final String sentence, final String argument) {
		final Console c = argument.startsWith("input") ? Console.run("compare-methods", argument) : Console.run(
			"compare-methods", "input=" + scan, argument);
		assertTrue(c.err.startsWith(sentence), c.err);
		assertEquals(CommandRunner.WRONG_USAGE, c.code);
		assertFalse(c.err.contains("\tat "));
	}
}
