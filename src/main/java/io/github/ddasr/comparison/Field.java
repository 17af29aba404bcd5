package io.github.ddasr.comparison;

/**
 * A rectangle of slices in mm.
 *
 * @param left where it begins along x
 * @param top where it begins along y
 * @param right where it ends along x, beyond left
 * @param bottom where it ends along y, beyond top
 */
public record Field(double left, double top, double right, double bottom) {

	/** @return length along x in mm */
	public double width() {
		return right - left;
	}

	/** @return length along y in mm */
	public double height() {
		return bottom - top;
	}
}
