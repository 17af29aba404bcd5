package io.github.ddasr.quality;

import java.util.ArrayDeque;

/**
 * Finds the brightest compact tissue of a slice: white matter where the image is T1-weighted, something else where it is
 * not. The head's rim, in which scalp and skull lie, is taken off to a tenth of the head's size; what is left is parted
 * into three classes by Otsu's method; of the brightest, one pixel is taken off all around, and the largest connected part
 * is kept.
 */
final class WhiteMatter {

	private static final double RIM = 0.1;

	private WhiteMatter() {}

	/**
	 * @param values a slice without NaN, row major
	 * @param width columns
	 * @param head pixels of the head, the same size
	 * @return pixels of the tissue; none if there is no such part
	 */
	static boolean[] of(final double[] values, final int width, final boolean[] head) {
		final int height = values.length / width;
		int area = 0;
		for (final boolean h : head) if (h) area++;
		final boolean[] core = SliceRegions.eroded(head, width, height, (int) Math.round(RIM * Math.sqrt(area)));
		final double threshold = ThreeClasses.of(values, core).upper();
		final boolean[] bright = new boolean[values.length];
		for (int i = 0; i < bright.length; i++) bright[i] = core[i] && values[i] >= threshold;
		return largestPart(SliceRegions.eroded(bright, width, height, 1), width);
	}

	private static boolean[] largestPart(final boolean[] region, final int width) {
		final int[] part = new int[region.length];
		int parts = 0, best = 0, most = 0;
		for (int i = 0; i < region.length; i++) {
			if (!region[i] || part[i] > 0) continue;
			final int size = fill(region, part, ++parts, i, width);
			if (size <= most) continue;
			most = size;
			best = parts;
		}
		final boolean[] largest = new boolean[region.length];
		for (int i = 0; i < largest.length; i++) largest[i] = best > 0 && part[i] == best;
		return largest;
	}

	/** Numbers the pixels that are joined to one by their edges. */
	private static int fill(final boolean[] region, final int[] part, final int number, final int start, final int width) {
		final ArrayDeque<Integer> open = new ArrayDeque<>();
		part[start] = number;
		open.add(start);
		int size = 0;
		while (!open.isEmpty()) {
			final int i = open.poll(), x = i % width;
			size++;
			final int[] next = { x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width };
			for (final int k : next) if (k >= 0 && k < region.length && region[k] && part[k] == 0) {
				part[k] = number;
				open.add(k);
			}
		}
		return size;
	}
}
