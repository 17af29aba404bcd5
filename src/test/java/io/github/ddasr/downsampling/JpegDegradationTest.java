package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGQTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Slices;

/** JPEG against Java's own encoder and decoder, and against what is known of its transform. */
class JpegDegradationTest {

	private static final int WIDTH = 90, HEIGHT = 77;

	@Test
	void transformIsOrthonormal() {
		final double[] block = new double[64];
		for (int i = 0; i < 64; i++) block[i] = Math.sin(i * i);
		final double[] original = block.clone();
		final double energy = energy(block);
		BlockCosine.forward(block);
		assertEquals(energy, energy(block), 1e-12);
		BlockCosine.inverse(block);
		assertArrayEquals(original, block, 1e-14);
	}

	/** The cosine of frequency (3, 2) is one coefficient, of √(energy). */
	@Test
	void transformFindsACosine() {
		final double[] block = new double[64];
		for (int i = 0; i < 64; i++) {
			block[i] = Math.cos(Math.PI * (2 * (i % 8) + 1) * 3 / 16) * Math.cos(Math.PI * (2 * (i / 8) + 1) * 2 / 16);
		}
		BlockCosine.forward(block);
		for (int i = 0; i < 64; i++) assertEquals(i == 2 * 8 + 3 ? 4 : 0, block[i], 1e-14);
	}

	@Test
	void flatImageOfAStepStaysAsItIs() {
		// The mean of a block is coded in steps of table / 8: quality 50 has 16 / 8 = 2.
		final float[] flat = new float[20 * 12];
		for (final float value : new float[] { 0, 64, 128, 254 }) {
			Arrays.fill(flat, value);
			assertArrayEquals(flat, JpegDegradation.compress(flat, 20, 12, 50));
		}
	}

	/** The steps that the Independent JPEG Group's scaling gives: Annex K at 50, half of it at 75, all 1 at 100. */
	@Test
	void tableFollowsTheQuality() {
		assertArrayEquals(JPEGQTable.K1Luminance.getTable(), JpegDegradation.table(50));
		assertArrayEquals(JPEGQTable.K1Div2Luminance.getTable(), JpegDegradation.table(75));
		assertEquals(64, Arrays.stream(JpegDegradation.table(100)).sum());
	}

	@ParameterizedTest
	@ValueSource(ints = { 5, 25, 40, 75, 95 })
	void agreesWithAnEncoder(final int quality) throws IOException {
		final float[] image = Slices.read(Phantom.block(new int[] { WIDTH, HEIGHT, 1 }, new double[] { 2, 2, 2 },
			new double[] { 0, 0, 10 }).voxels(), 2, 0);
		for (int i = 0; i < image.length; i++) image[i] = Math.round(Math.min(255, image[i] / 16));
		final float[] expected = encodedAndDecoded(image, quality), ours = JpegDegradation.compress(image, WIDTH, HEIGHT, quality);
		double sum = 0, apart = 0, loss = 0;
		for (int i = 0; i < image.length; i++) {
			final double d = Math.abs(expected[i] - ours[i]);
			sum += d;
			if (d > 1) apart++;
			loss += Math.abs(expected[i] - image[i]);
		}
		// The decoder's transform is of whole numbers: a grey level up or down, and now and then a coefficient.
		assertTrue(sum / image.length < 0.35, "mean difference " + sum / image.length);
		assertTrue(sum < loss / 4, sum + " of " + loss);
		assertTrue(apart / image.length < 0.08, "more than one level apart: " + apart / image.length);
	}

	@Test
	void strengthSetsTheQuality() {
		final float[] image = new float[WIDTH * HEIGHT];
		final SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < image.length; i++) image[i] = random.nextInt(256) * 2;
		final float[] half = new float[image.length];
		for (int i = 0; i < half.length; i++) half[i] = image[i] / 2;
		final float[] expected = JpegDegradation.compress(half, WIDTH, HEIGHT, 5);
		final float[] worse = new JpegDegradation().apply(image, WIDTH, HEIGHT, 1, 510, random);
		for (int i = 0; i < worse.length; i++) assertEquals(2 * expected[i], worse[i], 1e-4);
	}

	private static float[] encodedAndDecoded(final float[] image, final int quality) throws IOException {
		final BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
		picture.getRaster().setSamples(0, 0, WIDTH, HEIGHT, 0, image);
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		final ImageWriteParam how = writer.getDefaultWriteParam();
		how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		how.setCompressionQuality(quality / 100f);
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (var out = ImageIO.createImageOutputStream(bytes)) {
			writer.setOutput(out);
			writer.write(null, new IIOImage(picture, null, null), how);
		}
		writer.dispose();
		final Raster raster = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())).getRaster();
		return raster.getSamples(0, 0, WIDTH, HEIGHT, 0, (float[]) null);
	}

	private static double energy(final double[] values) {
		return Arrays.stream(values).map(v -> v * v).sum();
	}
}
