package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

/** Figures of photographs and phantoms against those of other programs. */
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

	/** What is compared: lines that hold both texts, a metric, the tolerance. */
	private record Check(String metric, String program, FullReferenceMetric ours, double tolerance) {

		boolean concerns(final String line) {
			return line.contains("," + metric + ",") && line.contains(program);
		}
	}

	private static final List<Check> CHECKS = List.of(new Check("PSNR", "", new Psnr(), 1e-10), //
		new Check("SSIM", "gaussian_weights", new Ssim(), 1e-10), new Check("SSIM", "BasicSR", new Ssim(), 1e-10), //
		// pyiqa and OpenCV compute in single precision.
		new Check("MS-SSIM", "pyiqa", new MsSsim(), 1e-6), new Check("GMSD", "OpenCV", new Gmsd(), 1e-7));

	@Test
	void figuresWithATruth() throws IOException {
		final Map<Check, Integer> compared = new HashMap<>();
		for (final String line : lines()) {
			for (final Check check : CHECKS) {
				if (!check.concerns(line)) continue;
				assertEquals(value(line), check.ours.of(pair(name(line)), 255).value(), check.tolerance, line);
				compared.merge(check, 1, Integer::sum);
			}
		}
		for (final Check check : CHECKS) assertTrue(compared.getOrDefault(check, 0) >= 40, "figures compared: " + compared);
	}

	@Test
	void sharpness() throws IOException {
		int compared = 0;
		for (final String line : lines()) {
			if (!line.contains(",SHARP-")) continue;
			final NoReferenceMetric metric = line.contains("Tenengrad") ? new Tenengrad() : new LaplacianVariance();
			final GreySlice slice = MetricGoldens.image(name(line));
			assertEquals(value(line), metric.prepare(null).of(slice).value(), 1e-11 * value(line), line);
			compared++;
		}
		assertEquals(96, compared);
	}

	@Test
	void invertedPhotograph() throws IOException {
		assumeTrue(Files.exists(FOLDER.resolve("images/camera.png")), "no reference images in " + FOLDER);
		final int[] size = new int[2];
		final float[] camera = read(FOLDER.resolve("images/camera.png"), size), inverted = new float[camera.length];
		for (int i = 0; i < camera.length; i++) inverted[i] = 255 - camera[i];
		assertEquals(-0.0943, new Ssim().of(new SlicePair(inverted, camera, null, size[0], size[1]), 255).value(), 5e-5);
	}

	/** Lines of images that are there. */
	private static List<String> lines() throws IOException {
		assumeTrue(Files.isDirectory(FOLDER), "no reference figures in " + FOLDER);
		return Files.readAllLines(FOLDER.resolve("golden.csv")).stream().filter(line -> Files.exists(FOLDER.resolve("images/" +
			name(line) + ".png"))).toList();
	}

	private static String name(final String line) {
		return line.substring(0, line.indexOf(','));
	}

	private static double value(final String line) {
		return Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
	}
}
