package io.github.ddasr.bench;

import java.awt.image.Raster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import javax.imageio.ImageIO;

import io.github.ddasr.quality.GreySlice;
import io.github.ddasr.quality.SlicePair;

/**
 * Figures of other programs, and the 8-bit grey images that they belong to: a folder with {@code golden.csv} (columns
 * image, metric, implementation, value) and {@code images/NAME.png}. An image {@code NAME__VARIANT} has {@code NAME} for
 * its truth.
 */
final class ReferenceFigures {

	private static final String VARIANT = "__";

	private final Path folder;
	private final List<String> lines;

	/**
	 * @param folder where the figures are
	 * @throws IOException if they cannot be read
	 */
	ReferenceFigures(final Path folder) throws IOException {
		this.folder = folder;
		lines = Files.readAllLines(folder.resolve("golden.csv"));
	}

	/**
	 * @param metric as the table calls it
	 * @param program the implementation's name, or how it begins
	 * @return figures by image, of those images that are there; a program that gave none is NaN
	 */
	Map<String, Double> of(final String metric, final String program) {
		final Map<String, Double> exact = figures(metric, name -> name.equals(program));
		return exact.isEmpty() ? figures(metric, name -> name.startsWith(program)) : exact;
	}

	private Map<String, Double> figures(final String metric, final Predicate<String> program) {
		final Map<String, Double> figures = new LinkedHashMap<>();
		for (final String line : lines) {
			// The implementation may hold commas, in quotes.
			final String[] cells = line.split(",", 3);
			final int last = cells[2].lastIndexOf(',');
			final boolean wanted = cells[1].equals(metric) && program.test(cells[2].substring(0, last).replace("\"", ""));
			if (wanted && Files.exists(file(cells[0]))) figures.put(cells[0], number(cells[2].substring(last + 1)));
		}
		return figures;
	}

	private static double number(final String text) {
		return text.startsWith("ERROR") ? Double.NaN : Double.parseDouble(text);
	}

	private Path file(final String image) {
		return folder.resolve("images/" + image + ".png");
	}

	/**
	 * @param image name of an image
	 * @return it as it is, 0 to 255
	 */
	GreySlice slice(final String image) {
		final Raster raster = raster(image);
		final int w = raster.getWidth(), h = raster.getHeight();
		return GreySlice.of(raster.getSamples(0, 0, w, h, 0, (double[]) null), w, h);
	}

	/**
	 * @param image name of a variant
	 * @return it with its truth
	 */
	SlicePair pair(final String image) {
		final Raster raster = raster(image), truth = raster(image.substring(0, image.indexOf(VARIANT)));
		final int w = raster.getWidth(), h = raster.getHeight();
		return new SlicePair(raster.getSamples(0, 0, w, h, 0, (float[]) null), truth.getSamples(0, 0, w, h, 0,
			(float[]) null), null, w, h);
	}

	private Raster raster(final String image) {
		try {
			return ImageIO.read(file(image).toFile()).getRaster();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
