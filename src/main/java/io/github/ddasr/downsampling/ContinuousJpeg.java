package io.github.ddasr.downsampling;

import java.util.Arrays;

/**
 * JPEG compression as Real-ESRGAN simulates it in training: as {@link JpegDegradation}, with its cosine transform and
 * its luminance table, but of values that are not rounded to 8 bits, with a quality that need not be whole and table
 * entries that are not rounded. Colour goes to brightness and two colour differences (ITU-T T.871), of which the
 * latter are averaged over 2 × 2 pixels and quantised by the chrominance table of Annex K; grey planes give no colour
 * difference. Sides that 8 does not divide (16 in colour) are continued with their edge.
 */
final class ContinuousJpeg {

	private static final int SIZE = BlockCosine.SIZE;
	private static final double WHITE = 255, MIDDLE = 128;

	private ContinuousJpeg() {}

	/**
	 * @param quality 1 to 100
	 * @return by what the tables are multiplied
	 */
	static double factor(final double quality) {
		return (quality < 50 ? 5000 / quality : 200 - 2 * quality) / 100;
	}

	/**
	 * @param image values from 0 to 1; not changed
	 * @param quality above 0 to below 100
	 * @return a new image, limited to 0 … 1
	 */
	static Planes apply(final Planes image, final double quality) {
		final double factor = factor(quality);
		return image.planes().length == 1 ? grey(image, factor) : colour(image, factor);
	}

	private static Planes grey(final Planes image, final double factor) {
		final int width = up(image.width(), SIZE), height = up(image.height(), SIZE);
		return image.map(plane -> {
			final double[] values = new double[width * height];
			for (int i = 0; i < values.length; i++) values[i] = plane[inside(i, width, image)] * WHITE - MIDDLE;
			code(values, width, JpegDegradation.LUMINANCE, factor);
			final float[] result = new float[plane.length];
			for (int i = 0; i < result.length; i++) result[i] = unit(values[at(i, image, width)] + MIDDLE);
			return result;
		});
	}

	private static Planes colour(final Planes image, final double factor) {
		final int width = up(image.width(), 2 * SIZE), height = up(image.height(), 2 * SIZE);
		final double[] y = new double[width * height], blue = new double[y.length / 4], red = new double[y.length / 4];
		for (int i = 0; i < y.length; i++) {
			final int from = inside(i, width, image), quarter = quarter(i, width);
			final double r = image.planes()[0][from] * WHITE, g = image.planes()[1][from] * WHITE, //
					b = image.planes()[2][from] * WHITE;
			y[i] = 0.299 * r + 0.587 * g + 0.114 * b - MIDDLE;
			blue[quarter] += (-0.168736 * r - 0.331264 * g + 0.5 * b) / 4;
			red[quarter] += (0.5 * r - 0.418688 * g - 0.081312 * b) / 4;
		}
		code(y, width, JpegDegradation.LUMINANCE, factor);
		code(blue, width / 2, chrominance(), factor);
		code(red, width / 2, chrominance(), factor);
		final float[][] result = new float[3][image.width() * image.height()];
		for (int i = 0; i < result[0].length; i++) {
			final int place = at(i, image, width), quarter = quarter(place, width);
			final double grey = y[place] + MIDDLE;
			result[0][i] = unit(grey + 1.402 * red[quarter]);
			result[1][i] = unit(grey - 0.344136 * blue[quarter] - 0.714136 * red[quarter]);
			result[2][i] = unit(grey + 1.772 * blue[quarter]);
		}
		return new Planes(result, image.width(), image.height());
	}

	/** Annex K's table for colour differences: 99 but for the lowest frequencies. */
	static int[] chrominance() {
		final int[] table = new int[SIZE * SIZE];
		Arrays.fill(table, 99);
		final int[][] corner = { { 17, 18, 24, 47 }, { 18, 21, 26, 66 }, { 24, 26, 56, 99 }, { 47, 66, 99, 99 } };
		for (int v = 0; v < corner.length; v++) System.arraycopy(corner[v], 0, table, v * SIZE, corner[v].length);
		return table;
	}

	/** Quantises the cosine transform of every block, in place. */
	private static void code(final double[] values, final int width, final int[] table, final double factor) {
		final double[] block = new double[SIZE * SIZE];
		for (int top = 0; top < values.length / width; top += SIZE) for (int left = 0; left < width; left += SIZE) {
			final int corner = top * width + left;
			for (int v = 0; v < SIZE; v++) System.arraycopy(values, corner + v * width, block, v * SIZE, SIZE);
			BlockCosine.forward(block);
			for (int i = 0; i < block.length; i++) {
				final double step = table[i] * factor;
				block[i] = Math.rint(block[i] / step) * step;
			}
			BlockCosine.inverse(block);
			for (int v = 0; v < SIZE; v++) System.arraycopy(block, v * SIZE, values, corner + v * width, SIZE);
		}
	}

	private static int up(final int size, final int multiple) {
		return (size + multiple - 1) / multiple * multiple;
	}

	/** Where in the image the i-th pixel of the padded plane comes from. */
	private static int inside(final int i, final int width, final Planes image) {
		return Math.min(image.height() - 1, i / width) * image.width() + Math.min(image.width() - 1, i % width);
	}

	/** Where in the padded plane the i-th pixel of the image is. */
	private static int at(final int i, final Planes image, final int width) {
		return i / image.width() * width + i % image.width();
	}

	/** The pixel of a plane of half the sides under the i-th pixel. */
	private static int quarter(final int i, final int width) {
		return i / width / 2 * (width / 2) + i % width / 2;
	}

	private static float unit(final double level) {
		return (float) Math.max(0, Math.min(1, level / WHITE));
	}
}
