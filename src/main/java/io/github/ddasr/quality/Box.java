package io.github.ddasr.quality;

/**
 * A rectangle of pixels in a slice.
 *
 * @param x its first column
 * @param y its first row
 * @param width columns
 * @param height rows
 */
record Box(int x, int y, int width, int height) {

	/** @return the smallest rectangle around the pixels that are set, or null if there are none */
	static Box around(final boolean[] mask, final int columns) {
		int left = Integer.MAX_VALUE, right = -1, top = Integer.MAX_VALUE, bottom = -1;
		for (int i = 0; i < mask.length; i++) {
			if (!mask[i]) continue;
			left = Math.min(left, i % columns);
			right = Math.max(right, i % columns);
			top = Math.min(top, i / columns);
			bottom = i / columns;
		}
		return right < 0 ? null : new Box(left, top, right - left + 1, bottom - top + 1);
	}

	/** @return the rectangle cut out of an image with so many columns */
	float[] crop(final float[] image, final int columns) {
		final float[] part = new float[width * height];
		for (int r = 0; r < height; r++) System.arraycopy(image, (y + r) * columns + x, part, r * width, width);
		return part;
	}

	/** @return the rectangle cut out of a mask with so many columns; null, for all pixels, if all of them are set or mask is null */
	boolean[] crop(final boolean[] mask, final int columns) {
		if (mask == null) return null;
		final boolean[] part = new boolean[width * height];
		boolean all = true;
		for (int i = 0; i < part.length; i++) {
			part[i] = mask[(y + i / width) * columns + x + i % width];
			all &= part[i];
		}
		return all ? null : part;
	}
}
