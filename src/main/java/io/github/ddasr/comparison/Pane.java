package io.github.ddasr.comparison;

/**
 * A rectangle of screen pixels through which one image is seen.
 *
 * @param image which of the images
 * @param left first column
 * @param top first row
 * @param width number of columns, perhaps 0
 * @param height number of rows
 * @param x place of the left edge in mm
 * @param y place of the upper edge in mm
 * @param zoom screen pixels per mm
 */
public record Pane(int image, int left, int top, int width, int height, double x, double y, double zoom) {

	/**
	 * @param column a screen pixel, or a place between two: column c reaches from c to c + 1
	 * @return the place in mm
	 */
	public double x(final double column) {
		return x + (column - left) / zoom;
	}

	/**
	 * @param row a screen pixel, or a place between two
	 * @return the place in mm
	 */
	public double y(final double row) {
		return y + (row - top) / zoom;
	}

	/**
	 * @param column a screen pixel
	 * @param row a screen pixel
	 * @return whether it belongs to this pane
	 */
	public boolean holds(final int column, final int row) {
		return column >= left && column < left + width && row >= top && row < top + height;
	}
}
