package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;
import net.imglib2.img.array.ArrayImgs;

class DemoTest {

	@TempDir
	Path folder;

	@Test
	void phantomIsShownWithFigures() throws IOException {
		final Path output = folder.resolve("demo");
		final Console c = Console.run("demo", "output=" + output, "model=zero-filling");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertEquals(List.of("comparison.png", "cubic.nii.gz", "low-resolution.nii.gz", "truth.nii.gz",
			"zero-filling.nii.gz"), names(output));
		assertArrayEquals(new long[] { 128, 128, 20 }, size(output, "low-resolution"));
		assertArrayEquals(new long[] { 256, 256, 20 }, size(output, "zero-filling"));
		assertArrayEquals(new long[] { 256, 256, 20 }, size(output, "truth"));
		// What was made by truncating k-space is best undone by zero-filling, and repeating pixels is worst.
		assertTrue(psnr(c, "zero-filling") > psnr(c, "cubic"), c.out);
		assertTrue(psnr(c, "cubic") > psnr(c, "low resolution"), c.out);
		final byte[] png = Files.readAllBytes(output.resolve("comparison.png"));
		assertArrayEquals(new byte[] { (byte) 0x89, 'P', 'N', 'G' }, Arrays.copyOf(png, 4));
	}

	@Test
	void ownScanHasNoTruth() throws IOException {
		final Console c = Console.run("demo", "input=" + scan(), "output=" + folder.resolve("demo"), "model=lanczos");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertEquals(List.of("comparison.png", "cubic.nii.gz", "lanczos.nii.gz", "low-resolution.nii.gz"), names(folder
			.resolve("demo")));
		assertArrayEquals(new long[] { 25, 33, 6 }, size(folder.resolve("demo"), "low-resolution"));
		assertArrayEquals(new long[] { 50, 66, 6 }, size(folder.resolve("demo"), "lanczos"));
		assertFalse(c.out.contains("PSNR"), c.out);
	}

	@Test
	void ownScanAsTruthIsCoarsened() throws IOException {
		final Console c = Console.run("demo", "input=" + scan(), "output=" + folder.resolve("demo"), "model=cubic",
			"simulate=true");
		assertEquals(CommandRunner.DONE, c.code, c.err);
		// Odd sizes lose their last row and column, so that two pixels fill each coarse one.
		assertArrayEquals(new long[] { 24, 32, 6 }, size(folder.resolve("demo"), "truth"));
		assertArrayEquals(new long[] { 12, 16, 6 }, size(folder.resolve("demo"), "low-resolution"));
		assertTrue(psnr(c, "cubic") > 10, c.out);
	}

	@Test
	void invalidVoxelsAreCountedBeforeTheScanIsCoarsened() {
		final float[] v = new float[24 * 24 * 2];
		for (int i = 0; i < v.length; i++) v[i] = i % 24 * 10;
		v[30] = Float.NaN;
		final Path scan = folder.resolve("holed.nii");
		Nifti.write(scan, VolumeSeries.of(new Volume("holed", ArrayImgs.floats(v, 24, 24, 2), Geometry.ofSpacing(1, 1, 1))),
			PixelType.FLOAT32);
		final Path output = folder.resolve("demo");
		final String[] line = { "demo", "input=" + scan, "output=" + output, "model=cubic", "simulate=true", "invalid=refuse" };
		assertEquals("holed holds 1 voxel that is NaN or infinite. Repair the file, or give invalid=replace to set them to " +
			"the background's value.", Console.run(line).sentence());
		assertFalse(Files.exists(output));
		line[5] = "invalid=replace";
		final Console c = Console.run(line);
		assertEquals(CommandRunner.DONE, c.code, c.err);
		assertTrue(psnr(c, "cubic") > 20, c.out);
	}

	@Test
	void canceledDemoLeavesNothing() throws IOException {
		final Console c = Console.run(() -> true, "demo", "input=" + scan(), "output=" + folder.resolve("demo"),
			"model=cubic");
		assertEquals(CommandRunner.CANCELED, c.code, c.err);
		assertFalse(Files.exists(folder.resolve("demo")));
	}

	@Test
	void scanThatLiesInTheFolderIsNotOverwritten() throws IOException {
		final Path output = Files.createDirectory(folder.resolve("demo"));
		for (final String name : List.of("cubic", "low-resolution", "lanczos", "truth")) {
			final Path own = Files.copy(Path.of(packedScan()), output.resolve(name + ".nii.gz"));
			final byte[] before = Files.readAllBytes(own);
			final Console c = Console.run("demo", "input=" + own, "output=" + output, "model=lanczos", "simulate=true");
			assertEquals("Output " + own + " is the input file itself. Give the output another name.", c.sentence());
			assertEquals(CommandRunner.FAILED, c.code);
			assertArrayEquals(before, Files.readAllBytes(own));
			assertEquals(List.of(name + ".nii.gz"), names(output));
			Files.delete(own);
		}
	}

	@Test
	void fileInPlaceOfTheFolderIsRefused() throws IOException {
		final Path file = Files.writeString(folder.resolve("taken"), "x");
		final Console c = Console.run("demo", "output=" + file);
		assertEquals("output=" + file + " is a file. Give a folder.", c.sentence());
		assertEquals(CommandRunner.WRONG_USAGE, c.code);
	}

	private String scan() {
		final Path file = folder.resolve("own.nii");
		Nifti.write(file, VolumeSeries.of(Phantom.block(new int[] { 25, 33, 6 }, new double[] { 6, 6, 6 }, new double[3])),
			PixelType.INT16);
		return file.toString();
	}

	private String packedScan() {
		final Path file = folder.resolve("own.nii.gz");
		Nifti.write(file, Nifti.read(Path.of(scan())), PixelType.INT16);
		return file.toString();
	}

	private static double psnr(final Console c, final String name) {
		final Matcher m = Pattern.compile("(?m)^" + name + ", PSNR ([0-9.]+) dB, SSIM 0\\.[0-9]{4}$").matcher(c.out);
		assertTrue(m.find(), c.out);
		return Double.parseDouble(m.group(1));
	}

	private static long[] size(final Path output, final String name) {
		return Nifti.read(output.resolve(name + ".nii.gz")).first().dimensions();
	}

	private static List<String> names(final Path output) throws IOException {
		try (Stream<Path> files = Files.list(output)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}
}
