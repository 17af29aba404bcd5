package io.github.ddasr.comparison;

import java.util.Locale;

import io.github.ddasr.comparison.LinkedView.Layout;
import io.github.ddasr.volume.DdasrException;

/**
 * Size of a screen that shows a field of every image, with as many screen pixels for each of the finest pixels.
 *
 * @param width columns
 * @param height rows
 */
public record ViewSize(int width, int height) {

	private static final double LARGEST = 1e8;

	/**
	 * @param space the images
	 * @param layout how they share the screen
	 * @param field what is seen of each of them
	 * @param pixels screen pixels for each of the finest pixels, above 0
	 * @return the size of the screen
	 * @throws DdasrException if it would have more than 100 million pixels
	 */
	public static ViewSize of(final CommonSpace space, final Layout layout, final Field field, final double pixels) {
		final double zoom = pixels / space.finestPixel();
		final int panes = layout == Layout.CURTAIN ? 1 : space.volumes().size();
		final double all = panes * field.width() * zoom * field.height() * zoom;
		if (all > LARGEST) throw new DdasrException(String.format(Locale.ROOT,
			"A picture of %.0f million pixels is too large. Choose a smaller zoom, or a smaller part of the images.", all / 1e6));
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
		final int gaps = layout == Layout.CURTAIN ? 0 : (space.volumes().size() - 1) * LinkedView.GAP;
		final double room = Math.min((double) (width - gaps) / (one.width - gaps), (double) height / one.height);
		return room >= 1 ? Math.floor(room) : room;
	}
}
