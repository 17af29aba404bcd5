package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;
import javax.imageio.plugins.jpeg.JPEGQTable;

import org.junit.jupiter.api.Test;

class ContinuousJpegTest {

	private static final int WIDTH = 43, HEIGHT = 29;

	/** The golden factors of the specification of DDASR (appendix A). */
	@Test
	void factorFollowsTheQuality() {
		assertEquals(5.0 / 3, ContinuousJpeg.factor(30), 1e-15);
		assertEquals(1, ContinuousJpeg.factor(50), 1e-15);
		assertEquals(0.5, ContinuousJpeg.factor(75), 1e-15);
		assertEquals(0.1, ContinuousJpeg.factor(95), 1e-15);
		assertEquals(1.2, ContinuousJpeg.factor(5000 / 120.0), 1e-12);
	}

	@Test
	void chrominanceIsThatOfTheStandard() {
		assertArrayEquals(JPEGQTable.K2Chrominance.getTable(), ContinuousJpeg.chrominance());
	}

	/** At quality 50 the tables are whole: the only difference to real JPEG is that grey levels are not rounded at the end. */
	@Test
	void agreesWithRealJpegInGrey() {
		final float[] levels = new float[WIDTH * HEIGHT], unit = new float[levels.length];
		for (int i = 0; i < levels.length; i++) {
			levels[i] = Math.round(128 + 60 * Math.sin(0.31 * (i % WIDTH)) + 40 * Math.cos(0.47 * (i / WIDTH)));
			unit[i] = levels[i] / 255;
		}
		final float[] real = JpegDegradation.compress(levels, WIDTH, HEIGHT, 50);
		final float[] ours = ContinuousJpeg.apply(new Planes(new float[][] { unit }, WIDTH, HEIGHT), 50).planes()[0];
		for (int i = 0; i < real.length; i++) assertEquals(real[i], ours[i] * 255, 0.5001);
	}

	@Test
	void greyPlanesStayGrey() {
		final float[] plane = new float[WIDTH * HEIGHT];
		for (int i = 0; i < plane.length; i++) plane[i] = i * 31 % 101 / 100f;
		final Planes one = ContinuousJpeg.apply(new Planes(new float[][] { plane }, WIDTH, HEIGHT), 42.5);
		final Planes three = ContinuousJpeg.apply(new Planes(new float[][] { plane, plane, plane }, WIDTH, HEIGHT), 42.5);
		// A side of 43 is continued to 48 in both; 29 rows to 32.
		for (int c = 0; c < 3; c++) assertArrayEquals(one.planes()[0], three.planes()[c], 1e-4f);
	}

	/**
	 * Java's encoder works with the same tables at quality 0.5 and the same halved colour. Its decoder interpolates colour, so
	 * the colour here changes slowly.
	 */
	@Test
	void agreesWithAnEncoderInColour() throws IOException {
		final float[][] planes = new float[3][64 * 48];
		final BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
		for (int c = 0; c < 3; c++) {
			for (int i = 0; i < planes[c].length; i++) {
				planes[c][i] = Math.round(128 + 50 * Math.sin(0.8 * (i % 64) + 0.5 * (i / 64)) + 60 * Math.sin(0.02 * (i % 64) + 2 * c));
			}
			picture.getRaster().setSamples(0, 0, 64, 48, c, planes[c]);
			for (int i = 0; i < planes[c].length; i++) planes[c][i] /= 255;
		}
		final Raster decoded = ImageIO.read(new ByteArrayInputStream(encoded(picture))).getRaster();
		final Planes ours = ContinuousJpeg.apply(new Planes(planes, 64, 48), 50);
		double difference = 0, loss = 0;
		for (int c = 0; c < 3; c++) {
			final float[] expected = decoded.getSamples(0, 0, 64, 48, c, (float[]) null);
			for (int i = 0; i < expected.length; i++) {
				difference += Math.abs(expected[i] - 255 * ours.planes()[c][i]);
				loss += Math.abs(expected[i] - 255 * planes[c][i]);
			}
		}
		assertTrue(difference < 0.6 * loss, difference + " of " + loss);
		assertTrue(difference / (3 * 64 * 48) < 1.5, "mean difference " + difference / (3 * 64 * 48));
	}

	private static byte[] encoded(final BufferedImage picture) throws IOException {
		final var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		final var how = writer.getDefaultWriteParam();
		how.setCompressionMode(javax.imageio.ImageWriteParam.MODE_EXPLICIT);
		how.setCompressionQuality(0.5f);
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (var out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			writer.write(null, new javax.imageio.IIOImage(picture, null, null), how);
		}
		writer.dispose();
		return bytes.toByteArray();
	}
}
