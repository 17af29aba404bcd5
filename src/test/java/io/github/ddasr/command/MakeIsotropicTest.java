package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.model.ModelFile;
import io.github.ddasr.model.ModelHeader;
import io.github.ddasr.model.ModelStore;
import io.github.ddasr.model.Tensor;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Geometry.Transform;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;
import ij.WindowManager;
import net.imglib2.Cursor;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** A scan of thick slices becomes isotropic: size, spacing, place, and what is said. */
class MakeIsotropicTest {

	@TempDir
	Path folder;

	@AfterEach
	void forgetImages() {
		WindowManager.setTempCurrentImage(null);
		PlainImageJ.run("setBatchMode(true); while (nImages > 0) { selectImage(nImages); close(); }");
		WindowManager.setTempCurrentImage(null);
	}

	/** A blob at (1, −2, 3) mm in a scan whose slices lie across a dimension, turned a little in space. */
	private Path blob(final int thick, final double thickness) {
		final double[] spacing = { 1.5, 1.5, 1.5 };
		spacing[thick] = thickness;
		final int[] size = { 24, 24, 24 };
		size[thick] = (int) Math.round(36 / thickness);
		final double c = Math.cos(0.2), s = Math.sin(0.2);
		final double[][] turn = { { c, -s, 0 }, { s, c, 0 }, { 0, 0, 1 } }, affine = new double[4][4];
		for (int r = 0; r < 3; r++) for (int d = 0; d < 3; d++) {
			affine[r][d] = turn[r][d] * spacing[d];
			affine[r][3] -= affine[r][d] * (size[d] - 1) / 2;
		}
		affine[3][3] = 1;
		final float[] v = new float[size[0] * size[1] * size[2]];
		for (int i = 0; i < v.length; i++) {
			final int[] at = { i % size[0], i / size[0] % size[1], i / size[0] / size[1] };
			double square = 0;
			final double[] centre = { 1, -2, 3 };
			for (int r = 0; r < 3; r++) square += Math.pow(affine[r][0] * at[0] + affine[r][1] * at[1] + affine[r][2] * at[2] + affine[r][3] - centre[r], 2);
			v[i] = (float) (1000 * Math.exp(-square / (2 * 25)));
		}
		final Path file = folder.resolve("thick.nii.gz");
		Nifti.write(file, VolumeSeries.of(new Volume("thick", ArrayImgs.floats(v, size[0], size[1], size[2]), new Geometry(spacing, null, new Transform(1,
			affine), true), PixelType.FLOAT32, "T2")), PixelType.FLOAT32);
		return file;
	}

	private static double[] centroid(final Volume volume) {
		final double[][] a = volume.geometry().affine();
		final double[] sum = new double[4];
		final Cursor<FloatType> cursor = Views.flatIterable(volume.voxels()).localizingCursor();
		while (cursor.hasNext()) {
			final double v = cursor.next().get();
			for (int r = 0; r < 3; r++) {
				sum[r] += v * (a[r][3] + a[r][0] * cursor.getLongPosition(0) + a[r][1] * cursor.getLongPosition(1) + a[r][2] * cursor.getLongPosition(2));
			}
			sum[3] += v;
		}
		return new double[] { sum[0] / sum[3], sum[1] / sum[3], sum[2] / sum[3] };
	}

	private Console run(final Path input, final String... more) {
		return Console.run(Stream.concat(Stream.of("make-isotropic", "input=" + input, "output=" + folder.resolve("fine.nii.gz")), Stream.of(more))
			.toArray(String[]::new));
	}

	@ParameterizedTest
	@CsvSource({ "2, 6, 0, 1.5, bspline", "0, 6, 0, 1.5, zero-filling", "1, 4.5, 0, 1.5, cubic", "2, 6, 1.2, 1.2, lanczos", "2, 4, 0.5, 0.5, bspline" })
	void voxelsBecomeCubesAndTheImageStaysInPlace(final int thick, final double thickness, final double asked, final double spacing,
		final String model)
	{
		final Path scan = blob(thick, thickness);
		final Console c = run(scan, "model=" + model, "spacing=" + asked);
		assertEquals(0, c.code, c.err);
		final Volume before = Nifti.read(scan).first(), fine = Nifti.read(folder.resolve("fine.nii.gz")).first();
		for (int d = 0; d < 3; d++) {
			assertEquals(Math.round(before.dimensions()[d] * before.geometry().spacing(d) / spacing), fine.dimensions()[d]);
			assertEquals(spacing, fine.geometry().spacing(d), 1e-5);
		}
		final double[] centre = { 1, -2, 3 };
		for (int r = 0; r < 3; r++) assertEquals(centre[r], centroid(fine)[r], 0.05, "world axis " + r);
		assertEquals("T2", fine.description());
		assertEquals(PixelType.FLOAT32, fine.pixelType());
	}

	@Test
	void slicesMayBeEnlargedFirst() {
		final Console c = run(blob(0, 6), "model=bspline", "inplane=srn-x2-tiny", "device=cpu");
		assertEquals(0, c.code, c.err);
		final Volume fine = Nifti.read(folder.resolve("fine.nii.gz")).first();
		assertArrayEquals(new long[] { 48, 48, 48 }, fine.dimensions());
		for (int d = 0; d < 3; d++) assertEquals(0.75, fine.geometry().spacing(d), 1e-5);
		final double[] centre = { 1, -2, 3 };
		for (int r = 0; r < 3; r++) assertEquals(centre[r], centroid(fine)[r], 0.15, "world axis " + r);
		assertEquals("spacing=1.5 is coarser than the slices of thick, whose pixels have 0.75 mm. Give 0.75 or less; nothing is made coarser here.",
			run(blob(0, 6), "model=bspline", "inplane=srn-x2-tiny", "spacing=1.5").sentence());
	}

	@Test
	void aMethodThatCannotThinSlicesIsRefusedBeforeTheSlicesAreEnlarged() throws IOException {
		final Path own = folder.resolve("own.safetensors");
		Files.copy(MakeIsotropicTest.class.getResourceAsStream("/models/srn-x2-tiny.safetensors"), own);
		final Console c = run(blob(2, 6), "model=" + own, "inplane=srn-x2-tiny", "device=cpu");
		assertTrue(c.sentence().contains("enlarges both sides of axial slices by 2 and keeps their distance, but spacing=0.75,0.75,0.75 makes " +
			"48 × 48 × 6 voxels of thick into 48 × 48 × 48."), c.err);
		assertFalse(c.err.contains("srn-x2-tiny, running on"), c.err);
	}

	@Test
	void automaticSaysWhatItTook() {
		final Console c = run(blob(2, 6));
		assertEquals(0, c.code, c.err);
		assertTrue(c.err.contains("model=auto takes bspline, since no ArSSR model here learned slices 4 times as thick as the voxels that are " +
			"wanted.") || c.err.contains("times as thick as its voxels; here they are 4 times as thick."), c.err);
	}

	@Test
	void coarserAndIsotropicAreRefused() {
		assertEquals("The voxels of thick are 1.5 × 1.5 × 6 mm; a spacing of 2 mm along x would make it coarser. Give 1.5 or less.", run(blob(2, 6),
			"model=bspline", "spacing=2").sentence());
		assertTrue(run(blob(2, 1.6)).sentence().startsWith("The voxels of thick are 1.5 × 1.5 × 1.6 mm, which is isotropic already."));
		assertFalse(Files.exists(folder.resolve("fine.nii.gz")));
		final Path flat = folder.resolve("flat.nii");
		Nifti.write(flat, VolumeSeries.of(new Volume("flat", ArrayImgs.floats(8, 8, 1), Geometry.ofSpacing(1, 1, 5))), PixelType.FLOAT32);
		assertEquals("flat has a single slice, so nothing is known across it. Give a scan of several slices.", run(flat).sentence());
	}

	@Test
	void gapsAreToldOf() throws IOException {
		final Path scan = blob(2, 6);
		Files.writeString(folder.resolve("thick.json"), "{ \"SliceThickness\": 5, \"EchoTime\": 0.1 }");
		final String gap = "The slices of thick are 5 mm thick and 6 mm apart: between them lies tissue that was not measured, and the result shows " +
			"a guess of it.";
		assertTrue(run(scan, "model=bspline").err.contains(gap));
		Files.writeString(folder.resolve("thick.json"), "{ \"SliceThickness\": 6 }");
		assertFalse(run(scan, "model=bspline").err.contains("apart"));
		Files.writeString(folder.resolve("thick.json"), "{ no json");
		assertEquals(0, run(scan, "model=bspline").code);
	}

	@Test
	void manyFilesAndTheirLedger() throws IOException {
		final Path scan = blob(2, 6), out = folder.resolve("out");
		final Console c = Console.run("make-isotropic-files", "model=bspline", "input=" + scan, "output=" + out);
		assertEquals(0, c.code, c.err);
		assertArrayEquals(new long[] { 24, 24, 24 }, Nifti.read(out.resolve("thick.nii.gz")).first().dimensions());
		assertTrue(Files.readString(out.resolve("ddasr-ledger.csv")).contains("model=bspline spacing=0 inplane=none"));
		assertTrue(Console.run("make-isotropic-files", "model=bspline", "input=" + scan, "output=" + out).out.endsWith("1 file: 1 already there\n"));
		// What is isotropic already fails alone.
		Files.copy(out.resolve("thick.nii.gz"), folder.resolve("cubes.nii.gz"));
		final Console both = Console.run("make-isotropic-files", "model=bspline", "input=" + scan + ";" + folder.resolve("cubes.nii.gz"), "output=" +
			folder.resolve("both"));
		assertEquals(CommandRunner.FAILED, both.code);
		assertTrue(both.out.contains("which is isotropic already"), both.out);
		assertTrue(both.out.endsWith("2 files: 1 done, 1 failed\n"), both.out);
	}

	@Test
	void theLedgerSaysWhatAutomaticCouldTakeAndTook() throws IOException {
		final String before = System.getProperty(ModelStore.FOLDER_PROPERTY);
		final Path models = Files.createDirectories(folder.resolve("models")), thick = models.resolve("thick.safetensors");
		for (final String name : List.of("thick", "cubes")) ModelFile.write(models.resolve(name + ".safetensors"), ModelHeader.of("arssr", "tiny",
			ModelHeader.ANY_SCALE).withDimensions(3).withOptions(name.equals("thick") ? Map.of("thick", "2") : Map.of()), Map.of("weight", Tensor
				.of(new float[] { 1 }, 1)));
		System.setProperty(ModelStore.FOLDER_PROPERTY, models.toString());
		try {
			final Console c = Console.run("make-isotropic-files", "input=" + blob(2, 18), "output=" + folder.resolve("out"));
			assertEquals(0, c.code, c.err);
			final String ledger = Files.readString(folder.resolve("out/ddasr-ledger.csv"));
			assertTrue(ledger.contains(" sha256 thick=" + ModelFile.open(thick).sha256()), ledger);
			assertFalse(ledger.contains("cubes"), ledger);
			// Twelve times as thick: no model here learned that.
			assertTrue(ledger.strip().endsWith(",model=auto took bspline"), ledger);
		}
		finally {
			if (before == null) System.clearProperty(ModelStore.FOLDER_PROPERTY);
			else System.setProperty(ModelStore.FOLDER_PROPERTY, before);
		}
	}

	@Test
	void theActiveImageAndItsDicomHeader() {
		final Volume phantom = Phantom.block(new int[] { 30, 30, 6 }, new double[] { 5, 5, 25 }, new double[] { 0, 0, 10 });
		final ImagePlus image = ImagePlusAdapter.toImagePlus(VolumeSeries.of(new Volume("head", phantom.voxels(), phantom.geometry(), PixelType.INT16,
			"")), "head.nii", null);
		image.setProperty("Info", "0018,0050  Slice Thickness: 20 \n0018,0088  Spacing Between Slices: 25");
		final MakeIsotropic command = new MakeIsotropic();
		for (final CommandParameter p : CommandParameter.of(MakeIsotropic.class)) {
			if (p.key().equals("input")) p.set(command, image);
			if (p.key().equals("model")) p.set(command, "cubic");
		}
		final List<String> warnings = new ArrayList<>(), lines = new ArrayList<>();
		command.perform(new Monitor() {

			@Override
			public void warn(final String message) {
				warnings.add(message);
			}
		}, lines::add);
		assertEquals(List.of("head (isotropic): 30 × 30 × 30 voxels of 5 × 5 × 5 mm, int16"), lines);
		assertTrue(warnings.get(0).contains("are 20 mm thick and 25 mm apart"), warnings.toString());
	}

	@Test
	void anImageWithoutVoxelSizeIsRefused() {
		final String macro = "setBatchMode(true); newImage('plain', '16-bit ramp', 20, 20, 5); run('Make Isotropic...', 'model=cubic');";
		assertEquals("error: plain has no voxel size, so it cannot be told which of its axes is coarse. Set the voxel size in Image > Properties.",
			PlainImageJ.run(macro));
	}
}
