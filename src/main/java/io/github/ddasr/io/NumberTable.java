package io.github.ddasr.io;

/**
 * A table of numbers as read from a file.
 *
 * @param values rows × columns, row major
 * @param rows number of rows
 * @param columns number of columns
 */
public record NumberTable(double[] values, int rows, int columns) {

	/** Checks the size. */
	public NumberTable {
		if (values.length != Math.multiplyExact(rows, columns)) {
			throw new IllegalArgumentException(values.length + " values do not make " + rows + " × " + columns);
		}
	}
}
