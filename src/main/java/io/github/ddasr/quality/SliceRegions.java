package io.github.ddasr.quality;

import java.util.ArrayDeque;
import java.util.Arrays;

/** Finds tissue and air in a slice where nobody marked them. */
final class SliceRegions {

	/** Distance that air keeps from everything else, in pixels. */
	private static final int MARGIN = 3;

	private SliceRegions() {}

	/**
	 * @param slice a slice without NaN
	 * @return the pixels of its mask that were numbers, or without a mask those above Otsu's threshold; none if all are
	 *         equal
	 */
	static boolean[] tissue(final GreySlice slice) {
		return slice.mask() != null ? slice.counted() : bright(slice);
	}

	/**
	 * @param slice a slice without NaN
	 * @return pixels at or below Otsu's threshold, outside the mask, that are joined to the slice's edge by such pixels and
	 *         have nothing else within three pixels; pixels that were no numbers are not among them, and do not part them
	 */
	static boolean[] air(final GreySlice slice) {
		final boolean[] bright = bright(slice), dark = new boolean[bright.length];
		for (int i = 0; i < dark.length; i++) dark[i] = !bright[i] && (slice.mask() == null || !slice.mask()[i]);
		return Masks.both(eroded(joinedToEdge(dark, slice.width(), slice.height()), slice.width(), slice.height(), MARGIN), slice
			.finite());
	}

	/**
	 * @param slice a slice
	 * @param region pixels
	 * @return the values above no signal of those that were numbers
	 */
	static double[] values(final GreySlice slice, final boolean[] region) {
		final double[] values = picked(slice, Masks.both(region, slice.finite()));
		for (int i = 0; i < values.length; i++) values[i] -= slice.zero();
		return values;
	}

	private static double[] picked(final GreySlice slice, final boolean[] region) {
		final double[] values = slice.values().clone();
		int n = 0;
		for (int i = 0; i < values.length; i++) if (region == null || region[i]) values[n++] = values[i];
		return Arrays.copyOf(values, n);
	}

	private static boolean[] bright(final GreySlice slice) {
		final double threshold = TwoClasses.of(picked(slice, slice.finite())).threshold();
		final boolean[] bright = new boolean[slice.values().length];
		for (int i = 0; i < bright.length; i++) bright[i] = slice.values()[i] > threshold;
		return Masks.both(bright, slice.finite());
	}

	private static boolean[] joinedToEdge(final boolean[] dark, final int w, final int h) {
		final boolean[] joined = new boolean[dark.length];
		final ArrayDeque<Integer> open = new ArrayDeque<>();
		for (int i = 0; i < dark.length; i++) {
			final int x = i % w, y = i / w;
			if (x == 0 || y == 0 || x == w - 1 || y == h - 1) visit(i, dark, joined, open);
		}
		while (!open.isEmpty()) {
			final int i = open.poll(), x = i % w;
			if (x > 0) visit(i - 1, dark, joined, open);
			if (x < w - 1) visit(i + 1, dark, joined, open);
			if (i >= w) visit(i - w, dark, joined, open);
			if (i < dark.length - w) visit(i + w, dark, joined, open);
		}
		return joined;
	}

	private static void visit(final int i, final boolean[] dark, final boolean[] joined,
		final ArrayDeque<Integer> open)
	{
		if (!dark[i] || joined[i]) return;
		joined[i] = true;
		open.add(i);
	}

	/** Leaves pixels whose square of 2 margin + 1 lies inside, as far as it lies in the slice. */
	static boolean[] eroded(final boolean[] region, final int w, final int h, final int margin) {
		final boolean[] along = region.clone(), both = region.clone();
		for (int i = 0; i < region.length; i++) {
			for (int k = Math.max(0, i % w - margin); k <= Math.min(w - 1, i % w + margin); k++) along[i] &= region[i - i % w +
				k];
		}
		for (int i = 0; i < region.length; i++) {
			for (int k = Math.max(0, i / w - margin); k <= Math.min(h - 1, i / w + margin); k++) both[i] &= along[k * w + i %
				w];
		}
		return both;
	}
}
