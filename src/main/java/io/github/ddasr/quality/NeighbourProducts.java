package io.github.ddasr.quality;

/**
 * Gathers, from the rows of a contrast-normalised region as they come, the moments
 * of its values and of their products with the neighbours to the left, above, above
 * left and above right. Neighbours wrap around: those of the first row lie in the
 * last, those of the first column in the last.
 */
final class NeighbourProducts {

	/** Number of populations: the values, then four products. */
	static final int POPULATIONS = 5;

	private final Moments[] moments = new Moments[POPULATIONS];
	private final Row first;
	private final Row spare;
	private Row free;
	private Row above;

	/** @param width columns of the region */
	NeighbourProducts(final int width) {
		for (int i = 0; i < POPULATIONS; i++) moments[i] = new Moments(width);
		first = new Row(width);
		spare = new Row(width);
		free = new Row(width);
	}

	/** A row with one more value at each end, as it wraps around, and its signs as they are and moved. */
	private static final class Row {

		private final int width;
		private final double[] values;
		private final SignCounts signs;
		private final SignCounts moved;

		Row(final int width) {
			this.width = width;
			values = new double[width + 2];
			signs = new SignCounts(width);
			moved = new SignCounts(width);
		}

		void set(final double[] source, final int offset) {
			System.arraycopy(source, offset, values, 1, width);
			values[0] = values[width];
			values[width + 1] = values[1];
			signs.set(values, 1);
			moved.setRotated(signs);
		}
	}

	/**
	 * @param source holds the next row
	 * @param offset where it begins
	 */
	void add(final double[] source, final int offset) {
		final Row next = above == null ? first : free;
		next.set(source, offset);
		moments[0].add(next.values, 1, next.signs.negatives(), next.signs.positives());
		add(1, next, 1, next.signs, next, 0, next.moved);
		if (above != null) {
			addAbove(next, above);
			// The first row is needed again at the end.
			free = above == first ? spare : above;
		}
		above = next;
	}

	/** @return the moments of the whole region, after its last row */
	Moments[] finish() {
		addAbove(first, above);
		return moments;
	}

	private void addAbove(final Row lower, final Row upper) {
		add(2, lower, 1, lower.signs, upper, 1, upper.signs);
		add(3, lower, 1, lower.signs, upper, 0, upper.moved);
		// With the upper row's own signs in place, the lower row is the one that is moved.
		add(4, lower, 0, lower.moved, upper, 1, upper.signs);
	}

	private void add(final int population, final Row a, final int i, final SignCounts signsOfA, final Row b, final int j,
		final SignCounts signsOfB)
	{
		moments[population].add(a.values, i, b.values, j, signsOfA.negativeProducts(signsOfB), signsOfA.positiveProducts(
			signsOfB));
	}
}
