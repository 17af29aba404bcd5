package io.github.ddasr.quality;

import org.scijava.plugin.Plugin;

/**
 * Gradient magnitude similarity deviation (Xue, Zhang, Mou, Bovik 2014): both images
 * are halved by the mean of 2 × 2 pixels, their gradient magnitudes m and n taken with
 * Prewitt's operator (divided by 3, zeros outside the image), compared pixel by pixel
 * by (2 m n + c) / (m² + n² + c) with c = 170 (L / 255)², and the figure is the standard
 * deviation of that (of the population, as in OpenCV). An odd last column or row is left
 * out (OpenCV keeps it for sides of 3, 7, 11, … pixels). With a mask, a coarse pixel counts where at least two of its four pixels do.
 * Of a volume, the deviation over the pixels of all slices at once.
 */
@Plugin(type = FullReferenceMetric.class, name = "GMSD", label = "GMSD", priority = 8,
	description = "Gradient magnitude similarity deviation (Xue 2014) for a range fixed beforehand; 0 is identical, lower " +
		"is better.")
public final class Gmsd implements FullReferenceMetric {

	private static final double C_OF_255 = 170;
	/** Below that, no gradient lies wholly inside. */
	private static final int SMALLEST = 6;

	@Override
	public Direction direction() {
		return Direction.LOWER;
	}

	@Override
	public double[] sums(final SlicePair pair, final double range) {
		if (Math.min(pair.width(), pair.height()) < SMALLEST) return new double[] { 0, 0, 0, 1, 0 };
		final int columns = pair.width() / 2, rows = pair.height() / 2;
		final double[] m = squaredGradient(halved(pair.image(), pair.width(), columns, rows), columns, rows);
		final double[] n = squaredGradient(halved(pair.truth(), pair.width(), columns, rows), columns, rows);
		final double c = C_OF_255 * (range / 255) * (range / 255);
		double sum = 0, squares = 0;
		long count = 0;
		for (int i = 0; i < m.length; i++) {
			if (!counts(pair, i % columns, i / columns)) continue;
			// 1 − similarity, which keeps its digits where images are nearly alike.
			final double apart = Math.sqrt(m[i]) - Math.sqrt(n[i]), d = apart * apart / (m[i] + n[i] + c);
			sum += d;
			squares += d * d;
			count++;
		}
		return new double[] { sum, squares, count, 0, Double.isFinite(sum) ? 0 : pair.nonFinite() };
	}

	@Override
	public MetricValue value(final double[] sums, final double range) {
		final double count = sums[2];
		if (count == 0 && sums[3] > 0) return MetricValue.none("GMSD needs slices of at least " + SMALLEST + " × " +
			SMALLEST + " pixels");
		if (count == 0) return MetricValue.none("no pixel lies in the mask");
		if (!Double.isFinite(sums[0])) return MetricValue.nonFinite((long) sums[4]);
		final double mean = sums[0] / count;
		return MetricValue.of(Math.sqrt(Math.max(0, sums[1] / count - mean * mean)));
	}

	private static boolean counts(final SlicePair pair, final int x, final int y) {
		if (pair.mask() == null) return true;
		final int first = 2 * y * pair.width() + 2 * x, second = first + pair.width();
		int inside = 0;
		for (final int i : new int[] { first, first + 1, second, second + 1 }) if (pair.counts(i)) inside++;
		return inside >= 2;
	}

	/** Means of 2 × 2 pixels, inside a frame of zeros one pixel wide. */
	private static double[] halved(final float[] image, final int width, final int columns, final int rows) {
		final double[] half = new double[(columns + 2) * (rows + 2)];
		for (int y = 0; y < rows; y++) {
			final int target = (y + 1) * (columns + 2) + 1, first = 2 * y * width, second = first + width;
			for (int x = 0; x < columns; x++) {
				half[target + x] = 0.25 * ((double) image[first + 2 * x] + image[first + 2 * x + 1] + image[second + 2 * x] +
					image[second + 2 * x + 1]);
			}
		}
		return half;
	}

	private static double[] squaredGradient(final double[] framed, final int columns, final int rows) {
		final double[] gradient = new double[columns * rows];
		final int w = columns + 2;
		for (int y = 0; y < rows; y++) for (int x = 0; x < columns; x++) {
			final int above = y * w + x, at = above + w, below = at + w;
			final double corners = framed[below + 2] - framed[above], others = framed[above + 2] - framed[below];
			final double across = corners + others + framed[at + 2] - framed[at];
			final double down = corners - others + framed[below + 1] - framed[above + 1];
			gradient[y * columns + x] = (across * across + down * down) / 9;
		}
		return gradient;
	}
}
