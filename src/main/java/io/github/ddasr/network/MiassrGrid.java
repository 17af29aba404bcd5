package io.github.ddasr.network;

import io.github.ddasr.volume.DdasrException;

/**
 * Where the pixels of an enlarged image lie on the image: each in one of its rows and columns, and so far beyond the edge at which
 * these begin. The zero is the corner: row 0 of both images begins there.
 *
 * @param height rows of the image
 * @param width columns of the image
 * @param rows where the new rows lie
 * @param columns where the new columns lie
 * @param inverse 1 / scale, as the network is told it
 */
public record MiassrGrid(int height, int width, Line rows, Line columns, float inverse) {

	/** What a product of a size and a scale may lack of a whole number by rounding. */
	private static final double ROUNDING = 1e-9;

	/**
	 * For each new sample the one in which it lies, and how far beyond its beginning, 0 to 1.
	 *
	 * @param whole numbers of samples
	 * @param part shares of a sample
	 */
	record Line(int[] whole, float[] part) {

		/** As the published code has it, i · step, a product in float32. */
		static Line published(final int size, final int newSize, final float step) {
			final Line line = new Line(new int[newSize], new float[newSize]);
			for (int i = 0; i < newSize; i++) {
				final float place = i * step;
				line.whole[i] = Math.min((int) place, size - 1);
				line.part[i] = place - (int) place;
			}
			return line;
		}

		/** The same for a step that is a fraction of whole numbers, without rounding. */
		static Line exact(final int newSize, final long numerator, final long denominator) {
			final Line line = new Line(new int[newSize], new float[newSize]);
			for (int i = 0; i < newSize; i++) {
				line.whole[i] = (int) (i * numerator / denominator);
				line.part[i] = (float) (i * numerator % denominator / (double) denominator);
			}
			return line;
		}
	}

	/**
	 * @param size samples of a line
	 * @param scale any number
	 * @return samples of the enlarged line: the whole part of the product, which may lack a billionth of the next whole number
	 */
	public static int size(final int size, final double scale) {
		return (int) (size * scale + ROUNDING);
	}

	/**
	 * The published grid: both steps are 1 / scale, even where the sizes are not in that proportion; these are the products cut off, also
	 * where they lack a whole number by rounding.
	 *
	 * @param height rows of the image
	 * @param width columns of the image
	 * @param scale any number, at least 1
	 * @return the grid
	 */
	public static MiassrGrid published(final int height, final int width, final double scale) {
		return published(height, width, (int) (height * scale), (int) (width * scale), scale);
	}

	/**
	 * The same for images whose sizes are known.
	 *
	 * @param height rows of the image
	 * @param width columns of the image
	 * @param newHeight rows of the enlarged image
	 * @param newWidth columns of the enlarged image
	 * @param scale any number, at least 1
	 * @return the grid
	 */
	public static MiassrGrid published(final int height, final int width, final int newHeight, final int newWidth, final double scale) {
		check(scale);
		final float step = (float) (1 / scale);
		return new MiassrGrid(height, width, Line.published(height, newHeight, step), Line.published(width, newWidth, step), step);
	}

	/**
	 * The grid of our own models: the outer faces of both images are the same.
	 *
	 * @param height rows of the image
	 * @param width columns of the image
	 * @param scale any number, at least 1
	 * @return the grid
	 */
	public static MiassrGrid aligned(final int height, final int width, final double scale) {
		check(scale);
		final int newHeight = size(height, scale), newWidth = size(width, scale);
		return new MiassrGrid(height, width, Line.exact(newHeight, height, newHeight), Line.exact(newWidth, width, newWidth),
			(float) (1 / scale));
	}

	/**
	 * The grid of a square piece of an image that is aligned with a whole number of old pixels and begins at a pixel of both.
	 *
	 * @param side rows and columns of the piece
	 * @param tenths the scale times ten
	 * @return the grid
	 */
	public static MiassrGrid ofPiece(final int side, final int tenths) {
		final int newSide = side * tenths / 10;
		return new MiassrGrid(side, side, Line.exact(newSide, 10, tenths), Line.exact(newSide, 10, tenths), (float) (10.0 / tenths));
	}

	/** @return rows of the enlarged image */
	public int newHeight() {
		return rows.whole.length;
	}

	/** @return columns of the enlarged image */
	public int newWidth() {
		return columns.whole.length;
	}

	private static void check(final double scale) {
		if (!(scale >= 1)) throw new DdasrException("MIASSR enlarges by 1 or more, not by " + scale + ". Give a larger scale.");
	}
}
