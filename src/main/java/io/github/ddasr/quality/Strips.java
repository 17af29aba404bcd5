package io.github.ddasr.quality;

/**
 * A row cut into eight strips of equal length, interleaved: first the first value of
 * each strip, then the second of each, … What neighbours are to each other in a row
 * stands eight apart in this order, so that a filter along the row becomes arithmetic
 * on whole vectors. Strips overlap by ten values, which the filter's eleven taps need;
 * zeros stand for what lies beyond the end of the row.
 */
final class Strips {

	private static final int COUNT = 8;

	private final int width;
	private final int length;

	/** @param width values of a row, at least 11 */
	Strips(final int width) {
		this.width = width;
		length = (valid() + COUNT - 1) / COUNT;
	}

	/** @return length of an interleaved row */
	int inputs() {
		return COUNT * (length + GaussianWindow.SIZE - 1);
	}

	/** @return length of an interleaved row of results */
	int outputs() {
		return COUNT * length;
	}

	/**
	 * @param row width values
	 * @param strips receives them; places of zeros are left alone
	 */
	void interleave(final double[] row, final double[] strips) {
		for (int s = 0; s < COUNT; s++) {
			final int start = s * length, end = Math.min(length + GaussianWindow.SIZE - 1, width - start);
			for (int i = 0; i < end; i++) strips[COUNT * i + s] = row[start + i];
		}
	}

	/**
	 * @param strips interleaved results
	 * @param row receives width − 10 of them, in order
	 */
	void separate(final double[] strips, final double[] row) {
		for (int s = 0; s < COUNT; s++) {
			final int start = s * length, end = Math.min(length, valid() - start);
			for (int i = 0; i < end; i++) row[start + i] = strips[COUNT * i + s];
		}
	}

	private int valid() {
		return width - GaussianWindow.SIZE + 1;
	}
}
