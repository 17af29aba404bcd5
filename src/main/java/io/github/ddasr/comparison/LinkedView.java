package io.github.ddasr.comparison;

import java.util.ArrayList;
import java.util.List;

/**
 * Which part of several images is looked at, and how: one place, one slice and one zoom for all of them. Immutable.
 *
 * @param layout how the images share the screen
 * @param x place in the middle of a pane in mm
 * @param y place in the middle of a pane in mm
 * @param z place of the slice in mm
 * @param zoom screen pixels per mm
 * @param dividers where one image ends and the next begins in a curtain, as shares of the width, rising; one fewer than
 *          images
 */
public record LinkedView(Layout layout, double x, double y, double z, double zoom, List<Double> dividers) {

	/** How images share the screen. */
	public enum Layout {
		/** One over the other, each seen up to its divider. */
		CURTAIN,
		/** Side by side. */
		MONTAGE
	}

	/** Columns between two panes of a montage. */
	public static final int GAP = 4;

	/** Copies the list. */
	public LinkedView {
		dividers = List.copyOf(dividers);
	}

	/**
	 * A view with dividers at equal distances.
	 *
	 * @param images number of images
	 * @param layout how they share the screen
	 * @param field what is seen of each, as large as it fits
	 * @param z place of the slice in mm
	 * @param width columns of the screen
	 * @param height rows of the screen
	 * @return the view
	 */
	public static LinkedView of(final int images, final Layout layout, final Field field, final double z, final int width,
		final int height)
	{
		final List<Double> dividers = new ArrayList<>();
		for (int i = 1; i < images; i++) dividers.add((double) i / images);
		return new LinkedView(layout, 0, 0, z, 1, dividers).over(field, width, height);
	}

	/**
	 * @param field a part of the images
	 * @param width columns of the screen
	 * @param height rows of the screen
	 * @return a view of that part, as large as it fits
	 */
	public LinkedView over(final Field field, final int width, final int height) {
		final double fit = Math.min(paneWidth(width) / field.width(), height / field.height());
		return new LinkedView(layout, (field.left() + field.right()) / 2, (field.top() + field.bottom()) / 2, z, fit,
			dividers);
	}

	/**
	 * @param width columns of the screen
	 * @param height rows of the screen
	 * @return the rectangle of each image, in order
	 */
	public List<Pane> panes(final int width, final int height) {
		final List<Pane> panes = new ArrayList<>();
		final int n = dividers.size() + 1;
		final double top = y - height / 2.0 / zoom;
		for (int i = 0; i < n; i++) {
			final int left = layout == Layout.CURTAIN ? divider(i - 1, width) : start(i, n, width);
			final int right = layout == Layout.CURTAIN ? divider(i, width) : start(i + 1, n, width) - GAP;
			final double middle = layout == Layout.CURTAIN ? width / 2.0 - left : paneWidth(width) / 2;
			panes.add(new Pane(i, left, 0, right - left, height, x - middle / zoom, top, zoom));
		}
		return panes;
	}

	/**
	 * @param index a divider; −1 for the left end, one too many for the right end
	 * @param width columns of the screen
	 * @return the column at which it stands
	 */
	public int divider(final int index, final int width) {
		if (index < 0) return 0;
		return index == dividers.size() ? width : (int) Math.round(dividers.get(index) * width);
	}

	/**
	 * @param index a divider
	 * @param share where it goes; it stays between its neighbours
	 * @return the view with that divider moved
	 */
	public LinkedView withDivider(final int index, final double share) {
		final double low = index == 0 ? 0 : dividers.get(index - 1);
		final double high = index == dividers.size() - 1 ? 1 : dividers.get(index + 1);
		final List<Double> moved = new ArrayList<>(dividers);
		moved.set(index, Math.max(low, Math.min(high, share)));
		return new LinkedView(layout, x, y, z, zoom, moved);
	}

	/**
	 * @param columns screen pixels to the right by which the images follow the mouse
	 * @param rows screen pixels down
	 * @return the view after that
	 */
	public LinkedView dragged(final int columns, final int rows) {
		return new LinkedView(layout, x - columns / zoom, y - rows / zoom, z, zoom, dividers);
	}

	/**
	 * @param factor how many times larger images become
	 * @param fixedX place along x in mm that stays where it is on the screen
	 * @param fixedY place along y
	 * @return the view after that
	 */
	public LinkedView zoomed(final double factor, final double fixedX, final double fixedY) {
		return new LinkedView(layout, fixedX + (x - fixedX) / factor, fixedY + (y - fixedY) / factor, z, zoom * factor,
			dividers);
	}

	/**
	 * @param mm place of a slice
	 * @return the view of that slice
	 */
	public LinkedView atSlice(final double mm) {
		return new LinkedView(layout, x, y, mm, zoom, dividers);
	}

	/**
	 * @param other a layout
	 * @return the same place and zoom in that layout
	 */
	public LinkedView as(final Layout other) {
		return new LinkedView(other, x, y, z, zoom, dividers);
	}

	/** Width of the pane of an image, between columns. */
	private double paneWidth(final int width) {
		return layout == Layout.CURTAIN ? width : (width - GAP * dividers.size()) / (dividers.size() + 1.0);
	}

	private static int start(final int pane, final int panes, final int width) {
		return (int) Math.round(pane * (double) (width + GAP) / panes);
	}
}
