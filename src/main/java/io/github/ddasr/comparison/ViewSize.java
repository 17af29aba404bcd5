package io.github.ddasr.comparison;

import io.github.ddasr.comparison.LinkedView.Layout;

/**
 * Size of a screen that shows a field of every image, with as many screen pixels for each of the finest pixels.
 *
 * @param width columns
 * @param height rows
 */
public record ViewSize(int width, int height) {

	/**
	 * @param space the images
	 * @param layout how they share the screen
	 * @param field what is seen of each of them
	 * @param pixels screen pixels for each of the finest pixels, above 0
	 * @return the size of the screen
	 */
	public static ViewSize of(final CommonSpace space, final Layout layout, final Field field, final double pixels) {
		final double zoom = pixels / space.finestPixel();
		final int panes = layout == Layout.CURTAIN ? 1 : space.volumes().size();
		final int width = (int) Math.ceil(field.width() * zoom - 1e-6), height = (int) Math.ceil(field.height() * zoom - 1e-6);
		return new ViewSize(panes * width + (panes - 1) * LinkedView.GAP, height);
	}

	/**
	 * @param space the images
	 * @param layout how they share the screen
	 * @param field what is seen of each of them
	 * @param width columns that there are
	 * @param height rows that there are
	 * @return how many screen pixels each of the finest pixels can have: a whole number, or a fraction where there is no
	 *         room for one
	 */
	public static double pixels(final CommonSpace space, final Layout layout, final Field field, final int width,
		final int height)
	{
		final ViewSize one = of(space, layout, field, 1);
		final double room = Math.min((double) width / one.width, (double) height / one.height);
		return room >= 1 ? Math.floor(room) : room;
	}
}
