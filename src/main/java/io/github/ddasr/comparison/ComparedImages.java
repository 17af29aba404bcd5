package io.github.ddasr.comparison;

import io.github.ddasr.volume.IntensityWindow;

/**
 * Images to be looked at together, and what is seen of them first.
 *
 * @param space the images in one space
 * @param window values that are black and white in all of them
 * @param field the part of the slices that is seen first
 * @param z place of the slice that is seen first, in mm
 */
public record ComparedImages(CommonSpace space, IntensityWindow window, Field field, double z) {

	/**
	 * @param space the images in one space
	 * @param window values that are black and white in all of them
	 * @param slice slice of the first image that is seen first, counted from 0
	 * @return the images with all of that slice
	 */
	public static ComparedImages of(final CommonSpace space, final IntensityWindow window, final int slice) {
		return new ComparedImages(space, window, space.field(), space.volumes().get(0).middle(2, slice));
	}

	/**
	 * @param part another part of the slices
	 * @return the same images with that part
	 */
	public ComparedImages withField(final Field part) {
		return new ComparedImages(space, window, part, z);
	}

	/** @return number of images */
	public int count() {
		return space.volumes().size();
	}
}
