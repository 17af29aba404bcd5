package io.github.ddasr.downsampling;

import java.util.SplittableRandom;

import org.scijava.plugin.Plugin;

/**
 * What the compression JPEG (ITU-T T.81, baseline, grey) does to an image: rounded to 0 … 255, cut into 8 × 8
 * blocks, each one's cosine transform rounded to multiples of the quantisation table, and back. The coding of
 * those numbers loses nothing and is left out. The table is that of Annex K for luminance, scaled by a quality
 * of 1 to 100 as the Independent JPEG Group does; at strength s the quality is 100 / 20^s, down to 5.
 * Sides that 8 does not divide are continued with their edge.
 */
@Plugin(type = Degradation.class, name = "jpeg", priority = 1, description = "JPEG compression, quality down to 5")
public final class JpegDegradation implements Degradation {

	private static final int SIZE = BlockCosine.SIZE;
	private static final double WHITE = 255, MIDDLE = 128;
	/** Steps of the coefficients at quality 50, row by row (Annex K). */
	static final int[] LUMINANCE = { //
		16, 11, 10, 16, 24, 40, 51, 61, //
		12, 12, 14, 19, 26, 58, 60, 55, //
		14, 13, 16, 24, 40, 57, 69, 56, //
		14, 17, 22, 29, 51, 87, 80, 62, //
		18, 22, 37, 56, 68, 109, 103, 77, //
		24, 35, 55, 64, 81, 104, 113, 92, //
		49, 64, 78, 87, 103, 121, 120, 101, //
		72, 92, 95, 98, 112, 100, 103, 99 };

	@Override
	public float[] apply(final float[] image, final int width, final int height, final double strength,
		final double upper, final SplittableRandom random)
	{
		if (strength == 0) return image.clone();
		final float[] grey = new float[image.length];
		for (int i = 0; i < grey.length; i++) grey[i] = (float) (image[i] * WHITE / upper);
		final float[] coded = compress(grey, width, height, (int) Math.round(100 * Math.pow(20, -strength)));
		for (int i = 0; i < coded.length; i++) coded[i] = (float) (coded[i] * upper / WHITE);
		return coded;
	}

	/** The steps of the 64 coefficients, row by row. */
	static int[] table(final int quality) {
		final int share = quality < 50 ? 5000 / quality : 200 - 2 * quality;
		final int[] table = new int[LUMINANCE.length];
		for (int i = 0; i < table.length; i++) table[i] = Math.max(1, Math.min(255, (LUMINANCE[i] * share + 50) / 100));
		return table;
	}

	/**
	 * @param image grey levels; rounded and clipped to 0 … 255 first; not changed
	 * @param width columns
	 * @param height rows
	 * @param quality 1 … 100
	 * @return whole grey levels, 0 … 255
	 */
	static float[] compress(final float[] image, final int width, final int height, final int quality) {
		final int[] table = table(quality);
		final float[] result = new float[image.length];
		final double[] block = new double[SIZE * SIZE];
		for (int top = 0; top < height; top += SIZE) for (int left = 0; left < width; left += SIZE) {
			for (int i = 0; i < block.length; i++) {
				final int x = Math.min(width - 1, left + i % SIZE), y = Math.min(height - 1, top + i / SIZE);
				block[i] = grey(image[y * width + x]) - MIDDLE;
			}
			BlockCosine.forward(block);
			for (int i = 0; i < block.length; i++) block[i] = nearest(block[i] / table[i]) * table[i];
			BlockCosine.inverse(block);
			for (int i = 0; i < block.length; i++) {
				final int x = left + i % SIZE, y = top + i / SIZE;
				if (x < width && y < height) result[y * width + x] = (float) grey(block[i] + MIDDLE);
			}
		}
		return result;
	}

	private static double grey(final double value) {
		return Math.max(0, Math.min(WHITE, nearest(value)));
	}

	/** The nearest whole number, halves away from 0, as encoders round. */
	private static double nearest(final double value) {
		return Math.copySign(Math.floor(Math.abs(value) + 0.5), value);
	}
}
