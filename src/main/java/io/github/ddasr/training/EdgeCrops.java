package io.github.ddasr.training;

import java.util.Arrays;
import java.util.SplittableRandom;

import io.github.ddasr.volume.DdasrException;

/**
 * Draws square crops of one slice, the more often the more edges they show: the size of the gradient, averaged over
 * 5 × 5 pixels and limited to its 97th percentile, is averaged over half a crop's side around each place for a crop's
 * middle (KernelGAN).
 */
final class EdgeCrops {

	private static final int WINDOW = 5;
	private static final double LIMIT = 0.97;

	private final float[] image;
	private final int width;
	private final int side;
	private final int columns;
	private final double[] upTo;

	/**
	 * @param image row major
	 * @param width columns, at least the side
	 * @param height rows, at least the side
	 * @param side of a crop
	 */
	EdgeCrops(final float[] image, final int width, final int height, final int side) {
		this.image = image;
		this.width = width;
		this.side = side;
		columns = width - side + 1;
		final double[] edges = limited(box(gradient(image, width, height), width, height, WINDOW));
		final double[] around = box(edges, width, height, side / 2);
		upTo = new double[columns * (height - side + 1)];
		double sum = 0;
		for (int i = 0; i < upTo.length; i++) {
			upTo[i] = sum += around[(i / columns + side / 2) * width + i % columns + side / 2];
		}
		if (!(sum > 0) || !Double.isFinite(sum)) {
			throw new DdasrException("A low-resolution slice of one value, or with values that are no numbers, shows no " +
				"sharpness. Leave it out.");
		}
	}

	/** @return side × side values */
	float[] draw(final SplittableRandom random) {
		final int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
		final int place = Math.min(upTo.length - 1, found < 0 ? -1 - found : found + 1);
		final int top = place / columns, left = place % columns;
		final float[] crop = new float[side * side];
		for (int y = 0; y < side; y++) System.arraycopy(image, (top + y) * width + left, crop, y * side, side);
		return crop;
	}

	private static double[] gradient(final float[] image, final int width, final int height) {
		final double[] size = new double[image.length];
		for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) {
			size[y * width + x] = Math.hypot(slope(image, y * width, 1, x, width), slope(image, x, width, y, height));
		}
		return size;
	}

	/** Half the difference of the neighbours; at the ends, of the value and its neighbour. */
	private static double slope(final float[] image, final int start, final int stride, final int i, final int length) {
		final int from = Math.max(0, i - 1), to = Math.min(length - 1, i + 1);
		return to == from ? 0 : (image[start + to * stride] - image[start + from * stride]) / (double) (to - from);
	}

	/** Mean over a square around each pixel, zeros around the image. */
	private static double[] box(final double[] values, final int width, final int height, final int side) {
		final double[] sums = new double[(width + 1) * (height + 1)];
		for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) {
			final int i = (y + 1) * (width + 1) + x + 1;
			sums[i] = values[y * width + x] + sums[i - 1] + sums[i - width - 1] - sums[i - width - 2];
		}
		final double[] means = new double[values.length];
		for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) {
			final int x0 = Math.max(0, x - side / 2), x1 = Math.min(width, x - side / 2 + side);
			final int y0 = Math.max(0, y - side / 2) * (width + 1), y1 = Math.min(height, y - side / 2 + side) * (width + 1);
			means[y * width + x] = Math.max(0, sums[y1 + x1] - sums[y0 + x1] - sums[y1 + x0] + sums[y0 + x0]) / (side * side);
		}
		return means;
	}

	private static double[] limited(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		final double limit = sorted[(int) (LIMIT * (sorted.length - 1))];
		// Where less than 3 % of the image has edges, all of them count.
		return limit > 0 ? Arrays.stream(values).map(v -> Math.min(v, limit)).toArray() : values;
	}
}
