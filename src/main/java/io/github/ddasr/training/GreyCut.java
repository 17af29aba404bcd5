package io.github.ddasr.training;

import java.util.SplittableRandom;

/**
 * A slice, or a rectangle cut out of it, on the scale 0 (air) … 255.
 *
 * @param values row major, not clipped
 * @param mask which pixels are foreground, the same size
 * @param width columns
 * @param height rows
 */
record GreyCut(float[] values, boolean[] mask, int width, int height) {

	/** A stretch of a side: the first pixel, and how many. */
	private record Span(int from, int size) {

		/** The stretch between two pixels, the second one not included, moved and cut so that it lies inside a side. */
		static Span of(final int from, final int to, final int side) {
			final int size = Math.min(side, to - from);
			return new Span(Math.max(0, Math.min(from, side - size)), size);
		}
	}

	/**
	 * @param margin largest margin around the foreground, as a share of its size; each side draws its own
	 * @param random draws
	 * @return the rectangle around the foreground, with margins where the slice has them
	 */
	GreyCut aroundForeground(final double margin, final SplittableRandom random) {
		final Span x = box(true), y = box(false);
		final double[] m = new double[4];
		for (int i = 0; i < m.length; i++) m[i] = margin * random.nextDouble();
		final int left = Math.max(0, (int) (x.from - m[0] * x.size)), top = Math.max(0, (int) (y.from - m[1] * y.size));
		final int right = Math.min(width, (int) (x.from + x.size * (1 + m[2])));
		final int bottom = Math.min(height, (int) (y.from + y.size * (1 + m[3])));
		return cut(new Span(left, right - left), new Span(top, bottom - top));
	}

	/**
	 * @param block side of a block
	 * @return whole blocks, centred on the foreground, as many as it takes to cover it or as the slice has; the slice
	 *         itself where it is smaller than a block
	 */
	GreyCut wholeBlocks(final int block) {
		return cut(blocks(box(true), width, block), blocks(box(false), height, block));
	}

	private static Span blocks(final Span box, final int side, final int block) {
		final int wanted = (box.size + block - 1) / block * block;
		final int size = wanted <= side ? wanted : Math.max(block, side - side % block);
		final int from = box.from + (box.size - size) / 2;
		return Span.of(from, from + size, side);
	}

	/**
	 * @param block side of a block
	 * @param share least share of foreground, 0 … 1
	 * @return for each whole block from the top left, row by row, whether it has that much foreground
	 */
	boolean[] foregroundBlocks(final int block, final double share) {
		final int columns = width / block, rows = height / block;
		final int[] count = new int[columns * rows];
		for (int y = 0; y < rows * block; y++) for (int x = 0; x < columns * block; x++) {
			if (mask[y * width + x]) count[y / block * columns + x / block]++;
		}
		final boolean[] foreground = new boolean[count.length];
		for (int i = 0; i < count.length; i++) foreground[i] = count[i] >= share * block * block;
		return foreground;
	}

	/**
	 * @param least least side
	 * @return this image in the middle of a frame of zeros that is no foreground; itself if it is as large already
	 */
	GreyCut framed(final int least) {
		final int w = Math.max(width, least), h = Math.max(height, least);
		if (w == width && h == height) return this;
		final float[] image = new float[w * h];
		final boolean[] inside = new boolean[w * h];
		for (int y = 0; y < height; y++) {
			final int to = (y + (h - height) / 2) * w + (w - width) / 2;
			System.arraycopy(values, y * width, image, to, width);
			System.arraycopy(mask, y * width, inside, to, width);
		}
		return new GreyCut(image, inside, w, h);
	}

	/** @return the values clipped to 0 … 255, as metrics take them */
	double[] clipped() {
		final double[] clipped = new double[values.length];
		for (int i = 0; i < clipped.length; i++) clipped[i] = Math.max(0, Math.min(GreyScan.WHITE, values[i]));
		return clipped;
	}

	/** @return the same rectangle of another image of this size */
	GreyCut with(final float[] other) {
		return new GreyCut(other, mask, width, height);
	}

	private Span box(final boolean alongX) {
		final int side = alongX ? width : height;
		int first = side, last = -1;
		for (int i = 0; i < mask.length; i++) {
			if (!mask[i]) continue;
			final int at = alongX ? i % width : i / width;
			first = Math.min(first, at);
			last = Math.max(last, at);
		}
		return last < 0 ? new Span(0, side) : new Span(first, last + 1 - first);
	}

	private GreyCut cut(final Span x, final Span y) {
		final float[] part = new float[x.size * y.size];
		final boolean[] inside = new boolean[part.length];
		for (int row = 0; row < y.size; row++) {
			System.arraycopy(values, (y.from + row) * width + x.from, part, row * x.size, x.size);
			System.arraycopy(mask, (y.from + row) * width + x.from, inside, row * x.size, x.size);
		}
		return new GreyCut(part, inside, x.size, y.size);
	}
}
