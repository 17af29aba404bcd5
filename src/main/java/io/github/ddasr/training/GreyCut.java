package io.github.ddasr.training;

import java.util.SplittableRandom;

import io.github.ddasr.quality.GreyWindow;
import io.github.ddasr.quality.NiqeBlocks;

/**
 * A slice, or a rectangle cut out of it, on the scale 0 (air) … 255.
 *
 * @param values row major, not clipped
 * @param mask which pixels are foreground, the same size
 * @param width columns
 * @param height rows
 */
record GreyCut(float[] values, boolean[] mask, int width, int height) {

	/** A stretch of a side: the first pixel, and how many; it may reach beyond the side. */
	private record Span(int from, int size) {}

	/**
	 * @param margin largest margin around the foreground, as a share of its size; each side draws its own
	 * @param random draws
	 * @return the rectangle around the foreground, with air where it reaches beyond the slice
	 */
	GreyCut aroundForeground(final double margin, final SplittableRandom random) {
		return cut(widened(box(true), margin, random), widened(box(false), margin, random));
	}

	private static Span widened(final Span span, final double margin, final SplittableRandom random) {
		final int before = (int) (margin * random.nextDouble() * span.size);
		final int after = (int) (margin * random.nextDouble() * span.size);
		return new Span(span.from - before, before + span.size + after);
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
		final int size = Math.min(side, wanted <= side ? wanted : Math.max(block, side - side % block));
		return new Span(Math.max(0, Math.min(box.from + (box.size - size) / 2, side - size)), size);
	}

	/**
	 * @param block side of a block
	 * @param share least share of foreground, 0 … 1
	 * @return for each whole block from the top left, row by row, whether it has that much foreground
	 */
	boolean[] foregroundBlocks(final int block, final double share) {
		return NiqeBlocks.covered(mask, width, height, block, share);
	}

	/** @return the values clipped to 0 … 255, as metrics take them */
	double[] clipped() {
		final double[] clipped = new double[values.length];
		for (int i = 0; i < clipped.length; i++) clipped[i] = Math.max(0, Math.min(GreyWindow.WHITE, values[i]));
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
		final int left = Math.max(0, x.from), columns = Math.min(width, x.from + x.size) - left;
		for (int row = Math.max(0, y.from); row < Math.min(height, y.from + y.size); row++) {
			final int to = (row - y.from) * x.size + left - x.from;
			System.arraycopy(values, row * width + left, part, to, columns);
			System.arraycopy(mask, row * width + left, inside, to, columns);
		}
		return new GreyCut(part, inside, x.size, y.size);
	}
}
