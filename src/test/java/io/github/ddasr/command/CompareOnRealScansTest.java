package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import io.github.ddasr.volume.VolumeSeries;

/** Methods on scans without a truth. */
class CompareOnRealScansTest {

	@TempDir
	Path folder;

	private Path scans;

	@BeforeEach
	void phantoms() throws IOException {
		scans = Files.createDirectory(folder.resolve("scans"));
		for (int i = 0; i < 2; i++) Nifti.write(scans.resolve("sub-" + i + ".nii"), VolumeSeries.of(Phantom.block(new int[] { 72 + 8 * i, 72, 3 },
			new double[] { 2, 2, 2 }, new double[] { 0, 0, 10 })), PixelType.UINT16);
	}

	@Test
	void theReportHasFiguresAndTests() throws IOException {
		final Path page = folder.resolve("report.md"), picture = folder.resolve("picture.png");
		final Console c = Console.run("compare-on-real-scans", "input=" + scans, "models=lanczos;cubic;zero-filling", "metrics=niqe-mr",
			"axis=axial", "output=" + page, "picture=" + picture);
		assertEquals(CommandRunner.DONE, c.code, c.err);
		final List<String> lines = Files.readAllLines(page);
		assertEquals("| method | slices | NIQE-MR ↓ | consistency (% of white) ↓ | without tones ↓ |", lines.get(2));
		assertTrue(lines.get(4).matches("\\| the scan itself \\| 6 \\| [\\d.]+ ± [\\d.]+ \\| – \\| – \\|"), lines.get(4));
		assertTrue(lines.get(5).matches("\\| lanczos \\| 6 \\| [\\d.]+ ± [\\d.]+ \\([+-]\\d+ %\\) \\| [\\d.]+.* \\| [\\d.]+.* \\|"), lines.get(5));
		assertTrue(lines.get(6).matches("\\| cubic \\| 6 \\| [\\d.]+ ± [\\d.]+ \\| .*"), "the baseline has no difference: " + lines.get(6));
		assertEquals(1, lines.stream().filter(l -> l.equals("## lanczos against the others")).count());
		// Two subjects: a paired test with one degree of freedom.
		assertEquals(2, lines.stream().filter(l -> l.matches("\\| (cubic|zero-filling) \\| NIQE-MR \\| [+-][\\d.]+ \\|.*\\| 2 \\|")).count(),
			String.join("\n", lines));
		assertTrue(Files.size(picture) > 1000);
	}

	/** The table holds what Image Quality of Files finds in the enlarged file through the scan's window. */
	@Test
	void theFiguresAreThoseOfTheFiles() throws IOException {
		final Path table = folder.resolve("table.csv"), fine = folder.resolve("fine.nii"), other = folder.resolve("other.csv");
		final Path scan = scans.resolve("sub-1.nii");
		assertEquals(CommandRunner.DONE, Console.run("compare-on-real-scans", "input=" + scan, "models=cubic", "metrics=niqe-mr", "axis=axial",
			"window=0:3000", "output=" + table).code);
		assertEquals(CommandRunner.DONE, Console.run("super-resolve", "input=" + scan, "model=cubic", "output=" + fine, "type=float32").code);
		assertEquals(CommandRunner.DONE, Console.run("image-quality-of-files", "input=" + fine, "metrics=niqe-mr", "axis=axial", "window=0:3000",
			"output=" + other).code);
		final List<String> here = Files.readAllLines(table), there = Files.readAllLines(other);
		assertEquals("method,file,slice,niqe-mr", here.get(0));
		assertEquals(1 + 3 + 3, here.size());
		for (int slice = 1; slice <= 3; slice++) {
			final String[] a = here.get(3 + slice).split(","), b = there.get(slice).split(",");
			assertEquals("cubic", a[0]);
			assertEquals(Double.parseDouble(b[2]), Double.parseDouble(a[3]), 1e-3);
		}
	}

	@Test
	void networksCanBeProjectedBack() throws IOException {
		final Path page = folder.resolve("report.md");
		final Console c = Console.run("compare-on-real-scans", "input=" + scans.resolve("sub-0.nii"), "models=srn-x2-tiny;cubic",
			"metrics=niqe-mr", "axis=axial", "backproject=true", "output=" + page);
		assertEquals(CommandRunner.DONE, c.code, c.err);
		final List<String> lines = Files.readAllLines(page);
		assertEquals(List.of("| the scan itself", "| srn-x2-tiny", "| srn-x2-tiny + back-projection", "| cubic"), lines.subList(4, 8).stream()
			.map(l -> l.substring(0, l.indexOf(" | "))).toList());
		assertTrue(lines.stream().anyMatch(l -> l.startsWith("* srn-x2-tiny: SRN tiny ×2")), "the weights' provenance");
	}
}
