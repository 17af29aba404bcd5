package io.github.ddasr.quality;

import java.util.List;

import io.github.ddasr.volume.DdasrException;

/**
 * A set of images as distances between sets see it: one row of features for each image, slice or block.
 *
 * @param values rows × columns, row major, all of them finite; only read
 * @param rows number of images, slices or blocks; at least 1
 * @param columns number of features of each; at least 1
 * @param name of the set, for tables and messages
 * @param kind what the columns are
 */
public record FeatureMatrix(double[] values, int rows, int columns, String name, FeatureKind kind) {

	/**
	 * Checks sizes and values.
	 *
	 * @throws DdasrException if a value is NaN or infinite, if there is no row, or if features that are said to be
	 *           Inception's have another number of columns than {@value FeatureKind#POOL3}
	 */
	public FeatureMatrix {
		if (values.length != Math.multiplyExact(rows, columns)) {
			throw new IllegalArgumentException(values.length + " values do not make " + rows + " × " + columns);
		}
		if (values.length == 0) {
			throw new DdasrException("The set " + name + " holds no features. Give a set with at least one image.");
		}
		long bad = 0;
		for (final double v : values) if (!Double.isFinite(v)) bad++;
		if (bad > 0) {
			throw new DdasrException("The features of " + name + " hold " + bad + " values that are NaN or infinite, of " +
				values.length + ". Leave out the images that gave them.");
		}
		if (kind.type() == FeatureKind.Type.INCEPTION_POOL3 && columns != FeatureKind.POOL3) {
			throw new DdasrException("The features of " + name + " are said to be Inception's pool3, which has " +
				FeatureKind.POOL3 + " columns, but they have " + columns + ". Do not call them Inception's, or give others.");
		}
	}

	/**
	 * @param rows one array for each row, all of one length
	 * @param name of the set
	 * @param kind what the columns are
	 * @return the matrix, a copy
	 * @throws DdasrException as the constructor, and if the rows differ in length
	 */
	public static FeatureMatrix of(final List<double[]> rows, final String name, final FeatureKind kind) {
		final int columns = rows.isEmpty() ? 0 : rows.get(0).length;
		final double[] values = new double[Math.multiplyExact(rows.size(), columns)];
		for (int r = 0; r < rows.size(); r++) {
			if (rows.get(r).length != columns) {
				throw new DdasrException("Row " + (r + 1) + " of the features of " + name + " has " + rows.get(r).length +
					" values, the first row " + columns + ". Make all rows from one kind of feature.");
			}
			System.arraycopy(rows.get(r), 0, values, r * columns, columns);
		}
		return new FeatureMatrix(values, rows.size(), columns, name, kind);
	}

	/** The same for rows that were made of slices. */
	static FeatureMatrix ofSlices(final List<double[]> rows, final String name, final FeatureKind kind) {
		if (rows.isEmpty()) {
			throw new DdasrException("No slice of " + name + " gave any " + kind.name() +
				" features. Give larger slices, or slices that show something.");
		}
		return of(rows, name, kind);
	}

	/**
	 * @param other another name of the set
	 * @return the same features under that name
	 */
	public FeatureMatrix named(final String other) {
		return new FeatureMatrix(values, rows, columns, other, kind);
	}

	/** @return the mean of each column */
	double[] mean() {
		final double[] mean = new double[columns];
		for (int i = 0; i < values.length; i++) mean[i % columns] += values[i] / rows;
		return mean;
	}

	/**
	 * Refuses sets that cannot be compared.
	 *
	 * @param other another set
	 * @throws DdasrException if its features are of another kind or number
	 */
	void requireComparable(final FeatureMatrix other) {
		if (columns != other.columns) {
			throw new DdasrException("The sets " + name + " and " + other.name + " have " + columns + " and " + other.columns +
				" features. Compare features of one kind.");
		}
		// The suite's own features differ by what they are of; files of one kind may have any names.
		if (kind.type() != other.kind.type() || kind.type() == FeatureKind.Type.NSS && !kind.name().equals(other.kind
			.name()))
		{
			throw new DdasrException("The sets " + name + " and " + other.name + " have different features, " + kind.name() +
				" and " + other.kind.name() + ". Compare features of one kind.");
		}
	}
}
