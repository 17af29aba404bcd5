package io.github.ddasr.downsampling;

import java.util.Arrays;

import io.github.ddasr.volume.Mirror;

/** Correlation of an image with a square kernel; beyond its edges the image is mirrored, the edge pixel not repeated. */
final class SquareFilter {

	private SquareFilter() {}

	/**
	 * @param image row major; not changed
	 * @param width columns
	 * @param height rows
	 * @param kernel an odd number of rows of as many weights
	 * @return a new image of the same size
	 */
	static float[] apply(final float[] image, final int width, final int height, final double[] kernel) {
		final int side = (int) Math.round(Math.sqrt(kernel.length)), reach = side / 2;
		final float[][] rows = new float[height + 2 * reach][];
		for (int y = 0; y < rows.length; y++) rows[y] = widened(image, width, Mirror.centred(y - reach, height), reach);
		final float[] result = new float[image.length];
		final double[] sum = new double[width];
		for (int y = 0; y < height; y++) {
			Arrays.fill(sum, 0);
			for (int k = 0; k < kernel.length; k++) add(rows[y + k / side], k % side, kernel[k], sum);
			for (int x = 0; x < width; x++) result[y * width + x] = (float) sum[x];
		}
		return result;
	}

	private static void add(final float[] row, final int from, final double weight, final double[] sum) {
		for (int x = 0; x < sum.length; x++) sum[x] += weight * row[from + x];
	}

	private static float[] widened(final float[] image, final int width, final int y, final int reach) {
		final float[] row = new float[width + 2 * reach];
		for (int x = 0; x < row.length; x++) row[x] = image[y * width + Mirror.centred(x - reach, width)];
		return row;
	}
}
