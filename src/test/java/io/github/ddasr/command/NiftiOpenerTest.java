package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.io.IOPlugin;
import org.scijava.io.IOService;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;

import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Scaling;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import ij.IJ;
import ij.ImagePlus;
import ij.measure.Calibration;
import net.imglib2.img.array.ArrayImgs;

/** NIfTI files as SciJava, Fiji and ImageJ 1.x open them. */
class NiftiOpenerTest {

	private static final String LEGACY = "net.imagej.legacy.plugin.DefaultLegacyOpener open";

	@TempDir
	Path folder;

	@Test
	void valuesSpacingAndVolumesAreRight() throws IOException {
		final Path file = write("two.nii.gz", 2);
		try (Context context = new Context(IOService.class, PluginService.class)) {
			final Object opened = context.service(IOService.class).open(file.toString());
			check(assertInstanceOf(ImagePlus.class, opened), file);
		}
	}

	@Test
	void fijiAsksBeforeOtherReaders() {
		try (Context context = new Context(IOService.class, PluginService.class)) {
			final PluginInfo<?> info = context.service(PluginService.class).getPluginsOfType(IOPlugin.class).stream() //
				.filter(i -> i.getClassName().equals(NiftiOpener.class.getName())).findFirst().orElseThrow();
			assertTrue(info.is("eager"));
		}
	}

	@Test
	void onlyNiftiIsTaken() throws IOException {
		final Path pair = write("pair.hdr", 1);
		Files.write(folder.resolve("analyze.hdr"), analyze(Files.readAllBytes(pair)));
		Files.copy(folder.resolve("pair.img"), folder.resolve("analyze.img"));
		Files.copy(folder.resolve("pair.img"), folder.resolve("lonely.img"));
		Files.write(folder.resolve("text.hdr"), new byte[10]);
		Files.write(folder.resolve("other.gz"), new byte[10]);
		Files.createDirectory(folder.resolve("folder.nii"));
		try (Context context = new Context(IOService.class, PluginService.class)) {
			final NiftiOpener opener = new NiftiOpener();
			context.inject(opener);
			for (final String name : List.of("pair.hdr", "pair.img")) assertTrue(opener.supportsOpen(path(name)), name);
			for (final String name : List.of("analyze.hdr", "analyze.img", "lonely.img", "text.hdr", "other.gz", "folder.nii",
				"none.nii"))
			{
				assertFalse(opener.supportsOpen(path(name)), name);
			}
			assertFalse(opener.supportsOpen("https://localhost/scan.nii.gz"));
		}
	}

	@Test
	void brokenFileGivesItsSentence() throws IOException {
		final Path file = write("short.nii", 1);
		Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 360));
		try (Context context = new Context(IOService.class, PluginService.class)) {
			final IOException e = assertThrows(IOException.class, () -> context.service(IOService.class).open(file.toString()));
			assertEquals(file + " is truncated: 376 bytes expected, 360 found. Copy it again from its source.", e.getMessage());
		}
	}

	@Test
	void imagesAreSavedByTheSameService() throws IOException {
		final Path file = write("two.nii.gz", 2), copy = folder.resolve("copy.nii.gz");
		try (Context context = new Context(IOService.class, PluginService.class)) {
			final IOService service = context.service(IOService.class);
			service.save(service.open(file.toString()), copy.toString());
			check((ImagePlus) service.open(copy.toString()), copy);
		}
	}

	@Test
	void callersOfFijiAreToldApart() {
		final String own = NiftiOpener.class.getName() + " open";
		assertEquals(OpenRequest.SCRIPT, OpenRequest.current());
		assertEquals(OpenRequest.SCRIPT, OpenRequest.of(List.of(own, "org.scijava.io.DefaultIOService open")));
		for (final String how : List.of("interceptFileOpen", "interceptDragAndDropFile", "interceptOpenRecent")) {
			assertEquals(OpenRequest.SHOWN, OpenRequest.of(List.of(own, LEGACY, "net.imagej.legacy.DefaultLegacyHooks " + how)));
		}
		assertEquals(OpenRequest.RETURNED, OpenRequest.of(List.of(own, LEGACY,
			"net.imagej.legacy.DefaultLegacyHooks interceptOpenImage")));
	}

	@Test
	void plainImageJFindsTheReaderByItsName() throws IOException {
		final Path file = write("two.nii.gz", 2);
		final ImagePlus image = (ImagePlus) IJ.runPlugIn("Nifti_Reader", file.toString());
		check(image, file);
		// ImageJ's class for other formats hands on stack, calibration and "Info", but no properties.
		final ImagePlus handed = new ImagePlus(image.getTitle(), image.getStack());
		handed.setDimensions(1, 3, 2);
		handed.setCalibration(image.getCalibration());
		handed.setProperty("Info", image.getProperty("Info"));
		final Geometry geometry = ImagePlusAdapter.toVolumes(handed, Monitor.NONE).first().geometry();
		assertNotNull(geometry.sform());
		assertEquals(-7, geometry.affine()[0][3]);
	}

	@Test
	void withoutAFileTheReaderDoesNothing() {
		final ImagePlus image = (ImagePlus) IJ.runPlugIn("Nifti_Reader", "");
		assertEquals(0, image.getWidth());
		assertNull(image.getOriginalFileInfo());
	}

	private void check(final ImagePlus image, final Path file) {
		assertEquals(file.getFileName().toString(), image.getTitle());
		assertEquals(List.of(2, 2, 1, 3, 2), List.of(image.getWidth(), image.getHeight(), image.getNChannels(), image.getNSlices(),
			image.getNFrames()));
		assertEquals(16, image.getBitDepth());
		final Calibration c = image.getCalibration();
		assertEquals(List.of(0.5, 0.5, 4.0, "mm"), List.of(c.pixelWidth, c.pixelHeight, c.pixelDepth, c.getUnit()));
		// Voxel 13 of 24 holds the number 13 − 3, at a slope of 0.25 and an intercept of −1.
		assertEquals(0.25 * 10 - 1, c.getCValue(image.getStack().getProcessor(4).get(1, 0)));
		assertEquals(file.toString(), image.getOriginalFileInfo().getFilePath());
	}

	/** 2 × 2 × 3 voxels of int16, counting up from −3 through all volumes, with slope 0.25 and intercept −1. */
	private Path write(final String name, final int volumes) {
		final Scaling scaling = new Scaling(0.25, -1);
		final double[][] affine = { { 0.5, 0, 0, -7 }, { 0, 0.5, 0, 1 }, { 0, 0, 4, 2 }, { 0, 0, 0, 1 } };
		final Geometry geometry = new Geometry(new double[] { 0.5, 0.5, 4 }, null, new Geometry.Transform(1, affine), true);
		final List<Volume> all = new ArrayList<>();
		for (int v = 0; v < volumes; v++) {
			final float[] values = new float[12];
			for (int i = 0; i < 12; i++) values[i] = (float) scaling.real(12 * v + i - 3);
			all.add(new Volume("v", ArrayImgs.floats(values, 2, 2, 3), geometry, PixelType.INT16, scaling, ""));
		}
		final Path file = folder.resolve(name);
		Nifti.write(file, new VolumeSeries(all, 1, ""), PixelType.INT16);
		return file;
	}

	private static byte[] analyze(final byte[] nifti) {
		final byte[] header = nifti.clone();
		Arrays.fill(header, 344, 348, (byte) 0);
		return header;
	}

	private String path(final String name) {
		return folder.resolve(name).toString();
	}
}
