package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import ij.IJ;
import ij.ImagePlus;
import ij.process.ImageProcessor;

/** Pictures written without a display, read back by ImageJ. */
class ComparisonPictureTest {

	@TempDir
	private Path folder;

	@Test
	void pngIsReadBackAsWritten() {
		final byte[] pixels = new byte[7 * 5];
		for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) (i * 7);
		final Path file = folder.resolve("a.png");
		PngWriter.write(file, pixels, 7, 5);
		final ImagePlus image = IJ.openImage(file.toString());
		assertEquals(8, image.getBitDepth());
		assertEquals(7, image.getWidth());
		assertArrayEquals(pixels, (byte[]) image.getProcessor().getPixels());
	}

	@Test
	void panelsLieSideBySideWithTheirPartsBelow() {
		final Path file = folder.resolve("c.png");
		new ComparisonPicture(2).magnify(0.25, 0.5, 0.5, 0.25) //
			.add("low resolution", ramp(60, 40)).add("Größe ×2: 31.25 dB", ramp(120, 80)).add("third", constant(Float.NaN))
			.write(file);
		final ImageProcessor ip = IJ.openImage(file.toString()).getProcessor();
		// gap 8, title 24, panel 120 × 80 doubled to 240 × 160, gap 8, part 240 × 80, gap 8
		assertEquals(8 + 2 * 248, ip.getWidth());
		assertEquals(8 + 2 * (24 + 160 + 8 + 80 + 8), ip.getHeight());
		assertEquals(0, ip.get(8, 32));
		assertEquals(255, ip.get(8 + 239, 32));
		assertEquals(255, ip.get(256 + 239, 32));
		assertEquals(0, ip.get(20, 8 + 280 + 24 + 10), "NaN is black");
		// The enlarged part runs from 1/4 to 3/4 of the ramp.
		assertEquals(255 * 0.25, ip.get(256, 32 + 160 + 8 + 40), 3);
		assertEquals(255 * 0.75, ip.get(256 + 239, 32 + 160 + 8 + 40), 3);
		assertEquals(255, ip.get(8 + 60, 32 + 90), "frame");
		if (!folder.resolve("c.png.txt").toFile().exists()) {
			int lit = 0;
			for (int y = 8; y < 32; y++) for (int x = 256; x < 496; x++) if (ip.get(x, y) > 128) lit++;
			assertTrue(lit > 50, "the title has " + lit + " bright pixels");
		}
	}

	private static RandomAccessibleInterval<FloatType> ramp(final int width, final int height) {
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++) values[i] = (float) (i % width) / (width - 1);
		return ArrayImgs.floats(values, width, height);
	}

	private static RandomAccessibleInterval<FloatType> constant(final float v) {
		return ArrayImgs.floats(new float[] { v, v }, 2, 1);
	}
}
