package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.Raster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

/** Reference figures and images, and the published parameter files, where the folder with them is at hand. */
final class MetricGoldens {

	private static final Path FOLDER = Path.of("../shared/golden/metrics");
	private static final Path PARAMETERS = Path.of("../shared/params");

	private MetricGoldens() {}

	/** Skips the test where there are no reference figures. */
	static void assumeThere() {
		assumeTrue(Files.isDirectory(FOLDER), "no reference figures in " + FOLDER);
	}

	/** @return a published parameter file; the test is skipped where there is none */
	static Path parameters(final String name) {
		assumeTrue(Files.isDirectory(PARAMETERS), "no published parameter files in " + PARAMETERS);
		return PARAMETERS.resolve(name);
	}

	/** @return figures of one program by image, of those images that are there */
	static Map<String, Double> figures(final String metric, final String program) {
		assumeThere();
		final Map<String, Double> figures = new LinkedHashMap<>();
		for (final String line : lines("golden.csv")) {
			final int comma = line.indexOf(',');
			final String image = line.substring(0, comma), rest = line.substring(comma + 1);
			if (!rest.startsWith(metric + "," + program) || !Files.exists(file(image))) continue;
			final String middle = rest.substring(metric.length() + 1, rest.lastIndexOf(','));
			if (middle.equals(program) || program.endsWith("@")) figures.put(image, number(rest));
		}
		return figures;
	}

	/** Holds figures of a metric against those of one program; @return how many images were compared */
	static int compare(final String metric, final String program, final String images,
		final NoReferenceMetric.Scorer scorer, final double tolerance)
	{
		final Map<String, Double> figures = figures(metric, program);
		figures.keySet().removeIf(image -> !image.contains(images));
		figures.forEach((image, figure) -> assertEquals(figure, scorer.of(image(image)).value(), tolerance, image));
		return figures.size();
	}

	/** @return rows of numbers by all that stands before them, the given number of columns joined by commas */
	static Map<String, double[]> rows(final String file, final int keys) {
		assumeThere();
		final Map<String, double[]> rows = new LinkedHashMap<>();
		for (final String line : lines(file)) {
			final String[] cells = line.split(",");
			rows.put(String.join(",", Arrays.copyOf(cells, keys)), Arrays.stream(cells).skip(keys).mapToDouble(
				Double::parseDouble).toArray());
		}
		return rows;
	}

	/** @return an 8-bit image as it is; the test is skipped where there are none */
	static GreySlice image(final String name) {
		assumeThere();
		try {
			final Raster raster = ImageIO.read(file(name).toFile()).getRaster();
			final int w = raster.getWidth(), h = raster.getHeight();
			return GreySlice.of(raster.getSamples(0, 0, w, h, 0, (double[]) null), w, h);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static double number(final String line) {
		return Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
	}

	private static Path file(final String image) {
		return FOLDER.resolve("images/" + image + ".png");
	}

	private static List<String> lines(final String file) {
		try {
			return Files.readAllLines(FOLDER.resolve(file));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
