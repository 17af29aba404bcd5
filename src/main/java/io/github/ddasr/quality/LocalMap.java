package io.github.ddasr.quality;

/**
 * Where in a slice a metric is good or bad: one value for each cell of a grid of squares.
 * The cell in column c and row r covers the pixels from (left + c · cell, top + r · cell) on.
 *
 * @param values rows × columns, row major; NaN where there is no figure
 * @param columns cells in a row
 * @param rows rows of cells
 * @param left column of the slice where the grid begins, in pixels
 * @param top row of the slice where the grid begins, in pixels
 * @param cell side of a cell in pixels
 */
public record LocalMap(float[] values, int columns, int rows, int left, int top, int cell) {

	/** A full-reference metric that can say where. */
	@FunctionalInterface
	public interface OfPair {

		/**
		 * @param pair image, truth and mask
		 * @param range the data range L
		 * @return the map; without cells if the slice is too small for it
		 */
		LocalMap localMap(SlicePair pair, double range);
	}

	/** A prepared no-reference metric ({@link NoReferenceMetric.Scorer}) that can say where. */
	@FunctionalInterface
	public interface OfSlice {

		/**
		 * @param slice a slice; only read
		 * @return the map; without cells if the slice is too small for it
		 */
		LocalMap localMap(GreySlice slice);
	}

	/** Checks the size. */
	public LocalMap {
		if (values.length != Math.multiplyExact(columns, rows)) {
			throw new IllegalArgumentException("a map of " + columns + " × " + rows + " cells has not " + values.length);
		}
	}

	/** @return a map without cells */
	public static LocalMap empty() {
		return new LocalMap(new float[0], 0, 0, 0, 0, 1);
	}

	/** The same map of a slice that has more columns on the left and rows above. */
	LocalMap movedBy(final int x, final int y) {
		return new LocalMap(values, columns, rows, left + x, top + y, cell);
	}
}
