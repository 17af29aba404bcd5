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

/** The command around the comparison at any scale. */
class CompareAtAnyScaleTest {

	@TempDir
	Path folder;

	private Path scan;

	@BeforeEach
	void phantom() {
		scan = folder.resolve("head.nii");
		Nifti.write(scan, VolumeSeries.of(Phantom.block(new int[] { 40, 48, 32 }, new double[] { 4, 4, 4 }, new double[] { 0, 0, 10 })),
			PixelType.UINT16);
	}

	@Test
	void theTableHasARowForEachMethodScaleAndDownsampling() throws IOException {
		final Path csv = folder.resolve("table.csv"), picture = folder.resolve("picture.png");
		final Console c = Console.run("compare-at-any-scale", "input=" + scan, "output=" + csv, "picture=" + picture, "methods=cubic;bspline",
			"scales=2;2.5;1,1,3", "downsampling=k-space;area", "noise=2");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		final List<String> lines = Files.readAllLines(csv);
		assertEquals("subject,volume,downsampling,scale,method,PSNR,PSNR of the volume,SSIM,SSIM of the volume,HFEN,HFEN of the volume", lines.get(
			0));
		// Zero-filling takes part unasked: 3 methods × 3 scales × 2 down-samplings.
		assertEquals(1 + 18, lines.size());
		assertEquals(6, lines.stream().filter(l -> l.startsWith("head.nii,head.nii,") && l.contains(",\"1,1,3\",")).count());
		assertTrue(c.out.contains("| scale | subjects | cubic | bspline | zero-filling |"), c.out);
		assertTrue(c.out.contains("Rician noise of 2 % of the window's upper end on the coarse volume, seed 1"), c.out);
		assertTrue(Files.size(picture) > 1000);
	}

	@Test
	void networksOfAFixedFactorTakePartInSlices() throws IOException {
		final Path page = folder.resolve("page.md");
		final Console c = Console.run("compare-at-any-scale", "input=" + scan, "output=" + page, "methods=srn-x2-tiny", "dimensions=2",
			"scales=2;2.5", "downsampling=area", "metrics=psnr", "window=0:3000");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		final List<String> lines = Files.readAllLines(page);
		assertTrue(lines.stream().anyMatch(l -> l.matches("\\| ×2 \\| 1 \\| [\\d.]+ \\([-+][\\d.]+\\) \\| [\\d.]+ \\|")), c.out);
		assertTrue(lines.stream().anyMatch(l -> l.matches("\\| ×2.5 \\| 1 \\| – \\| [\\d.]+ \\|")), c.out);
		assertTrue(lines.contains("* head.nii: window 0 to 3000, range L = 3000, fixed before anything was enlarged"), c.out);
		assertTrue(lines.stream().anyMatch(l -> l.startsWith("* srn-x2-tiny: running on ") && l.contains("SHA-256")), c.out);
	}

	@Test
	void volumesOfOneFileAreOneSubject() throws IOException {
		final Path csv = folder.resolve("table.csv"), series = folder.resolve("series.nii");
		final Volume head = Nifti.read(scan).first();
		Nifti.write(series, new VolumeSeries(List.of(head, head), 1, "s"), PixelType.UINT16);
		final Console c = Console.run("compare-at-any-scale", "input=" + series, "output=" + csv, "methods=zero-filling", "scales=2",
			"downsampling=area", "metrics=psnr");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		final List<String> lines = Files.readAllLines(csv);
		assertTrue(lines.get(1).startsWith("series.nii,\"series.nii, volume 1\",area,2,zero-filling,"), lines.toString());
		assertTrue(lines.get(2).startsWith("series.nii,\"series.nii, volume 2\",area,2,zero-filling,"), lines.toString());
		assertTrue(c.out.lines().anyMatch(l -> l.startsWith("| ×2 | 1 | ")), c.out);
	}

	@Test
	void wrongListsAreRefused() {
		refused("methods=cubik is not available. Did you mean cubic? Choices: ", "methods=bspline;cubik");
		refused("scales=2,5 is not a scale. Write numbers from 1 to 16 such as 2.5, or three for x, y and z such as 1,1,5, one of them above 1.",
			"scales=2;2,5");
		refused("The parameter \"scales\" has no value. Write scales=value.", "scales=;");
		refused("downsampling=kspace is not available. Did you mean k-space? Choices: blur, k-space, area, spline.", "downsampling=kspace");
		refused("metrics=niqe is not available. Choices: psnr, ssim, hfen.", "metrics=niqe");
		refused("window=full is not a range of grey values. Write auto, or two numbers such as 0:4095.", "window=full");
		refused("noise=60 is out of range. Give a number from 0 to 50.", "noise=60");
	}

	private void refused(final String sentence, final String argument) {
		final Console c = Console.run("compare-at-any-scale", "input=" + scan, argument);
		assertTrue(c.err.startsWith(sentence), c.err);
		assertEquals(CommandRunner.WRONG_USAGE, c.code);
		assertFalse(c.err.contains("\tat "));
	}

	@Test
	void aScanThatIsTooSmallIsNamed() {
		final Console c = Console.run("compare-at-any-scale", "input=" + scan, "methods=cubic", "scales=2;16,16,16.0", "dimensions=3",
			"downsampling=area");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		final Path thin = folder.resolve("thin.nii");
		Nifti.write(thin, VolumeSeries.of(Phantom.block(new int[] { 40, 40, 3 }, new double[] { 4, 4, 4 }, new double[] { 0, 0, 10 })),
			PixelType.UINT16);
		final Console d = Console.run("compare-at-any-scale", "input=" + thin, "methods=cubic", "scales=2", "downsampling=area");
		assertEquals(CommandRunner.FAILED, d.code);
		assertTrue(d.err.contains("thin.nii (40 × 40 × 3 voxels) is too small for the scale ×2: one coarse voxel would be left. " +
			"Leave out the scale or the volume."), d.err);
	}
}
