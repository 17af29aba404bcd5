package io.github.ddasr.network;

import io.github.ddasr.volume.DdasrException;

/**
 * Where the pixels of an enlarged image lie on the image: row i at u = i · step, between its pixels floor(u) and floor(u) + 1; columns
 * likewise. Products are taken in float32, as the published code takes them. The zero is the corner: row 0 of both images begins there.
 *
 * @param height rows of the image
 * @param width columns of the image
 * @param newHeight rows of the enlarged image
 * @param newWidth its columns
 * @param stepY rows of the image per row of the enlarged one
 * @param stepX the same for columns
 * @param inverse 1 / scale, as the network is told it
 */
public record MiassrGrid(int height, int width, int newHeight, int newWidth, float stepY, float stepX, float inverse) {

	/** What a product of a size and a scale may lack of a whole number by rounding. */
	private static final double ROUNDING = 1e-9;

	/** A line of the grid: for each new sample the one that it begins at, and how far beyond it lies, 0 to 1. */
	record Line(int[] whole, float[] part) {}

	/** Checks the scale. */
	public MiassrGrid {
		if (!(inverse > 0 && inverse <= 1)) throw new DdasrException("MIASSR enlarges by 1 or more, not by " + 1 / inverse +
			". Give a larger scale.");
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
	 * The published grid: both steps are 1 / scale, even where the sizes are not in that proportion.
	 *
	 * @param height rows of the image
	 * @param width columns of the image
	 * @param scale any number, at least 1
	 * @return the grid
	 */
	public static MiassrGrid published(final int height, final int width, final double scale) {
		final float step = (float) (1 / scale);
		return new MiassrGrid(height, width, size(height, scale), size(width, scale), step, step, step);
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
		final int newHeight = size(height, scale), newWidth = size(width, scale);
		return new MiassrGrid(height, width, newHeight, newWidth, (float) ((double) height / newHeight), (float) ((double) width / newWidth),
			(float) (1 / scale));
	}

	Line rows() {
		return line(newHeight, stepY, height);
	}

	Line columns() {
		return line(newWidth, stepX, width);
	}

	private static Line line(final int newSize, final float step, final int size) {
		final int[] whole = new int[newSize];
		final float[] part = new float[newSize];
		for (int i = 0; i < newSize; i++) {
			final float place = i * step;
			whole[i] = Math.min((int) place, size - 1);
			part[i] = place - (int) place;
		}
		return new Line(whole, part);
	}
}
