package io.github.ddasr.quality;

/** An image that is read row by row, in double precision. */
interface Plane {

	/** @return columns */
	int width();

	/** @return rows */
	int height();

	/**
	 * @param y index of a row
	 * @param row receives its {@link #width()} values
	 */
	void read(int y, double[] row);

	/**
	 * @param values row major
	 * @param width columns
	 * @param height rows
	 * @return a view of them
	 */
	static Plane of(final float[] values, final int width, final int height) {
		return new Floats(values, width, height);
	}

	/** Rows one behind the other. */
	record Floats(float[] values, int width, int height) implements Plane {

		@Override
		public void read(final int y, final double[] row) {
			final int start = y * width;
			for (int x = 0; x < width; x++) row[x] = values[start + x];
		}
	}

	/**
	 * An image of half the size: means of 2 × 2 pixels. Where a side is odd, a row or column of zeros is put before the
	 * first one.
	 *
	 * @param plane an image
	 * @return that, half the size, in memory
	 */
	static Plane halved(final Plane plane) {
		final int w = plane.width(), h = plane.height(), px = w % 2, py = h % 2, columns = half(w), rows = half(h);
		final double[][] half = new double[rows][columns];
		final double[] row = new double[w + px];
		final double[] source = new double[w];
		for (int y = 0; y < h; y++) {
			plane.read(y, source);
			System.arraycopy(source, 0, row, px, w);
			final double[] target = half[(y + py) / 2];
			for (int x = 0; x < columns; x++) target[x] += 0.25 * (row[2 * x] + row[2 * x + 1]);
		}
		return new Doubles(half, columns);
	}

	/**
	 * @param side columns or rows
	 * @return how many half the size has
	 */
	static int half(final int side) {
		return (side + 1) / 2;
	}

	/** Rows in double precision. */
	record Doubles(double[][] rows, int width) implements Plane {

		@Override
		public int height() {
			return rows.length;
		}

		@Override
		public void read(final int y, final double[] row) {
			System.arraycopy(rows[y], 0, row, 0, width);
		}
	}
}
