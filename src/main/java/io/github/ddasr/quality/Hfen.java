package io.github.ddasr.quality;

import java.util.Arrays;

import org.scijava.plugin.Plugin;

/**
 * High-frequency error norm (Ravishankar, Bresler 2011): image and truth are filtered
 * by a rotationally symmetric Laplacian of a Gaussian, 15 × 15 taps with σ = 1.5 and
 * sum 0, zeros outside the slice; the figure is the norm of the difference over the
 * norm of the filtered truth. With a mask, both norms are taken over its pixels.
 * Independent of the data range. Of a volume, the norms over all its slices.
 */
@Plugin(type = FullReferenceMetric.class, name = "HFEN", label = "HFEN", priority = 6,
	description = "High-frequency error norm, relative to the truth (Ravishankar 2011); 0 is identical, lower is better.")
public final class Hfen implements FullReferenceMetric {

	private static final int RADIUS = 7;
	private static final double VARIANCE = 1.5 * 1.5;
	/** The filter is curvature × gaussian + gaussian × curvature − offset, each factor along one direction. */
	private static final double[] GAUSSIAN = new double[2 * RADIUS + 1];
	private static final double[] CURVATURE = new double[2 * RADIUS + 1];
	private static final double OFFSET;

	static {
		double sum = 0, mean = 0;
		for (int k = 0; k < GAUSSIAN.length; k++) {
			GAUSSIAN[k] = Math.exp(-(k - RADIUS) * (k - RADIUS) / (2 * VARIANCE));
			sum += GAUSSIAN[k];
		}
		for (int k = 0; k < GAUSSIAN.length; k++) {
			GAUSSIAN[k] /= sum;
			CURVATURE[k] = GAUSSIAN[k] * ((k - RADIUS) * (k - RADIUS) - VARIANCE) / (VARIANCE * VARIANCE);
			mean += CURVATURE[k] / GAUSSIAN.length;
		}
		OFFSET = 2 * mean / GAUSSIAN.length;
	}

	@Override
	public Direction direction() {
		return Direction.LOWER;
	}

	@Override
	public double[] sums(final SlicePair pair, final double range) {
		final double[] difference = new double[pair.image().length], truth = new double[difference.length];
		for (int i = 0; i < truth.length; i++) {
			truth[i] = pair.truth()[i];
			difference[i] = pair.image()[i] - truth[i];
		}
		final double[] error = filtered(difference, pair.width()), detail = filtered(truth, pair.width());
		double errors = 0, details = 0;
		long count = 0;
		for (int i = 0; i < truth.length; i++) {
			if (!pair.counts(i)) continue;
			errors += error[i] * error[i];
			details += detail[i] * detail[i];
			count++;
		}
		return new double[] { errors, details, count, Double.isFinite(errors + details) ? 0 : pair.nonFinite() };
	}

	@Override
	public MetricValue value(final double[] sums, final double range) {
		if (sums[2] == 0) return MetricValue.none("no pixel lies in the mask");
		if (!Double.isFinite(sums[0] + sums[1])) return MetricValue.nonFinite((long) sums[3]);
		if (sums[1] == 0) return MetricValue.none("the truth has no detail");
		return MetricValue.of(Math.sqrt(sums[0] / sums[1]));
	}

	/**
	 * @param image row major
	 * @param width columns
	 * @return that, filtered by the Laplacian of a Gaussian
	 */
	static double[] filtered(final double[] image, final int width) {
		final int height = image.length / width;
		final double[] ones = new double[GAUSSIAN.length];
		Arrays.fill(ones, 1);
		final double[] result = new double[image.length], offset = new double[image.length];
		across(along(image, width, height, GAUSSIAN), width, height, CURVATURE, result);
		across(along(image, width, height, CURVATURE), width, height, GAUSSIAN, result);
		across(along(image, width, height, ones), width, height, ones, offset);
		for (int i = 0; i < result.length; i++) result[i] -= OFFSET * offset[i];
		return result;
	}

	private static double[] along(final double[] image, final int width, final int height, final double[] taps) {
		final double[] out = new double[image.length], row = new double[width + 2 * RADIUS];
		for (int y = 0; y < height; y++) {
			System.arraycopy(image, y * width, row, RADIUS, width);
			for (int x = 0; x < width; x++) {
				double sum = 0;
				for (int k = 0; k < taps.length; k++) sum += taps[k] * row[x + k];
				out[y * width + x] = sum;
			}
		}
		return out;
	}

	/** Adds the filtered columns to out. */
	private static void across(final double[] image, final int width, final int height, final double[] taps,
		final double[] out)
	{
		for (int y = 0; y < height; y++) {
			for (int k = Math.max(0, RADIUS - y); k < Math.min(taps.length, height + RADIUS - y); k++) {
				final int source = (y + k - RADIUS) * width, target = y * width;
				final double tap = taps[k];
				for (int x = 0; x < width; x++) out[target + x] += tap * image[source + x];
			}
		}
	}
}
