package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

/** PSNR and SSIM of photographs and phantoms against scikit-image and BasicSR. */
class MetricGoldenTest {

	private static final Path FOLDER = Path.of("../shared/golden/metrics");

	private final Map<String, SlicePair> pairs = new HashMap<>();

	private static float[] read(final Path file, final int[] size) throws IOException {
		final Raster raster = ImageIO.read(file.toFile()).getRaster();
		size[0] = raster.getWidth();
		size[1] = raster.getHeight();
		return raster.getSamples(0, 0, size[0], size[1], 0, (float[]) null);
	}

	private SlicePair pair(final String name) throws IOException {
		if (!pairs.containsKey(name)) {
			final int[] size = new int[2];
			final float[] image = read(FOLDER.resolve("images/" + name + ".png"), size);
			final String original = name.substring(0, name.indexOf("__"));
			pairs.put(name, new SlicePair(image, read(FOLDER.resolve("images/" + original + ".png"), size), null, size[0],
				size[1]));
		}
		return pairs.get(name);
	}

	@Test
	void figuresOfOtherPrograms() throws IOException {
		assumeTrue(Files.isDirectory(FOLDER), "no reference figures in " + FOLDER);
		int compared = 0;
		for (final String line : Files.readAllLines(FOLDER.resolve("golden.csv"))) {
			final boolean psnr = line.contains(",PSNR,");
			final boolean ssim = line.contains(",SSIM,") && (line.contains("gaussian_weights") || line.contains("BasicSR"));
			final String name = line.substring(0, line.indexOf(','));
			if (!psnr && !ssim || !Files.exists(FOLDER.resolve("images/" + name + ".png"))) continue;
			final double expected = Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
			final FullReferenceMetric metric = psnr ? new Psnr() : new Ssim();
			assertEquals(expected, metric.of(pair(name), 255).value(), 1e-10, line);
			compared++;
		}
		assertTrue(compared > 100, "only " + compared + " figures compared");
	}
}
