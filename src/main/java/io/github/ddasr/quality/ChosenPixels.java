package io.github.ddasr.quality;

import java.util.Arrays;

/**
 * Pixels that the user marked on the slices of an image, the same for all slices.
 *
 * @param selection pixels that count, row major, the size of a slice; null for all
 * @param regions pixels with a meaning for noise figures; null for none
 */
public record ChosenPixels(boolean[] selection, GreySlice.Regions regions) {

	/** Nothing is marked. */
	public static final ChosenPixels NONE = new ChosenPixels(null, null);

	/** @return whether nothing is marked */
	public boolean isEmpty() {
		return selection == null && regions == null;
	}

	/** The regions within a rectangle of the slice. */
	GreySlice.Regions regions(final Box box, final int columns) {
		if (regions == null) return null;
		return new GreySlice.Regions(crop(regions.signal(), box, columns), crop(regions.other(), box, columns), //
			crop(regions.air(), box, columns));
	}

	/** A region that covers the whole rectangle stays a region. */
	private static boolean[] crop(final boolean[] region, final Box box, final int columns) {
		if (region == null) return null;
		final boolean[] part = box.crop(region, columns);
		if (part != null) return part;
		final boolean[] all = new boolean[box.width() * box.height()];
		Arrays.fill(all, true);
		return all;
	}
}
