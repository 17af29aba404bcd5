package io.github.ddasr.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.ddasr.io.Nifti;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;
import net.imglib2.img.array.ArrayImgs;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

/** Compared images and their difference, from the command line and from macros without windows. */
class CompareImagesTest {

	private static final int STRIP = 22;

	@TempDir
	Path folder;
	private Path coarse, fine;

	/** Both hold 100 + x in mm at the middles of their voxels, the fine one 20 more, and 30 more in each slice. */
	@BeforeEach
	void writeScans() {
		coarse = write("coarse.nii", 2, 0, 30, 20, 4);
		fine = write("fine scan.nii", 1, 20, 60, 40, 4);
	}

	@AfterEach
	void forgetImages() {
		// An image that no list holds would be counted by the macro, but not found.
		WindowManager.setTempCurrentImage(null);
		PlainImageJ.run("setBatchMode(true); while (nImages > 0) { selectImage(nImages); close(); }");
		WindowManager.setTempCurrentImage(null);
	}

	private Path write(final String name, final double spacing, final float more, final int... size) {
		final float[] values = new float[size[0] * size[1] * size[2]];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) (100 + (i % size[0] + 0.5) * spacing + more + 30 * (i / (size[0] * size[1])));
		}
		final Path file = folder.resolve(name);
		Nifti.write(file, VolumeSeries.of(new Volume("x", ArrayImgs.floats(values, size[0], size[1], size[2]), Geometry
			.ofSpacing(spacing, spacing, 3), PixelType.FLOAT32, "")), PixelType.FLOAT32);
		return file;
	}

	@Test
	void commandLineWritesAPicture() {
		final Path png = folder.resolve("c.png");
		final Console c = Console.run("compare-images", "first=" + coarse, "second=" + fine, "view=montage", "zoom=2", "slice=3",
			"window=0:255", "titles=before; after", "output=" + png);
		assertEquals("wrote " + png + "\n", c.out, c.err);
		final ImagePlus picture = IJ.openImage(png.toString());
		assertEquals(List.of(2 * 120 + 4, STRIP + 80), List.of(picture.getWidth(), picture.getHeight()));
		for (int x = 0; x < 120; x++) {
			// 2 pixels for each mm; slice 3 has 60 more.
			assertEquals(160 + 2 * (x / 4) + 1, picture.getPixel(x, STRIP + 40)[0]);
			assertEquals(Math.round(180 + x / 2 + 0.5), picture.getPixel(124 + x, STRIP + 40)[0]);
		}
	}

	@Test
	void withoutWindowsAMacroGetsThePicture() {
		final String opened = "setBatchMode(true);" + open(coarse) + open(fine) + "run('Compare Images...', '";
		assertEquals("Comparison: fine scan | coarse 360 " + (STRIP + 240), PlainImageJ.run(opened +
			"zoom=6 second=coarse.nii window=0:255'); return getTitle() + ' ' + getWidth() + ' ' + getHeight();"));
	}

	@Test
	void aSelectionIsThePartThatIsShown() {
		final String opened = "setBatchMode(true);" + open(fine) + open(coarse) + "makeRectangle(10, 4, 10, 5);" +
			"run('Compare Images...', '";
		// 20 × 10 mm, 3 pixels for each; the left half is the coarse image, from its voxel 10 on.
		assertEquals("60 " + (STRIP + 30) + " 121 140 mm", PlainImageJ.run(opened +
			"zoom=3 second=[fine scan.nii] window=0:255 slice=1'); getPixelSize(unit, w, h); return '' + getWidth() + ' ' + " +
			"getHeight() + ' ' + getPixel(1, 40) + ' ' + round(getPixel(31, 40) - 11) + ' ' + unit;"));
	}

	@Test
	void differenceFromTheCommandLine() {
		final Path file = folder.resolve("d.nii.gz");
		final Console c = Console.run("difference-map", "first=" + fine, "second=" + coarse, "output=" + file);
		assertEquals(0, c.code, c.err);
		final Volume difference = Nifti.read(file).first();
		assertEquals(20, difference.voxels().getAt(33, 17, 2).get(), 1e-3);
		assertEquals("fine scan - coarse", difference.description());
		assertEquals(true, c.out.startsWith("fine scan - coarse: mean 20.000, "), c.out);
		assertEquals(true, c.err.contains("coarse was resampled to the voxels of fine scan by cubic convolution."), c.err);
	}

	@Test
	void differenceInAMacro() {
		final String opened = "setBatchMode(true);" + open(coarse) + open(fine) + "setSlice(2); run('Difference Map...', '";
		assertEquals("Difference: fine scan − coarse 20 2 -25 25 0.5", PlainImageJ.run(opened + "range=25 second=coarse.nii');" +
			"getMinAndMax(a, b); getVoxelSize(w, h, d, u); return getTitle() + ' ' + getPixel(33, 17) + ' ' + getSliceNumber() + " +
			"' ' + a + ' ' + b + ' ' + w / 2;").replace("20.0000", "20"));
	}

	@Test
	void nothingIsOverwritten() {
		final Path png = folder.resolve("fine scan.nii");
		final Console c = Console.run("difference-map", "first=" + fine, "second=" + coarse, "output=" + png);
		assertEquals(CommandRunner.WRONG_USAGE, c.code);
		assertEquals("output=" + png + " would overwrite " + fine + ". Give another name; the input is never overwritten.", c
			.sentence());
		assertFalse(Files.exists(folder.resolve("d.nii.gz")));
	}

	private static String open(final Path file) {
		return "run('Open NIfTI...', 'input=[" + file + "]');";
	}
}
