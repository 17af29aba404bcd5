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

	/** Numbers and their signs. */
	private static final class Line {

		private final double[] values;
		private final SignCounts signs;

		Line(final int width) {
			values = new double[width];
			signs = new SignCounts(width);
		}
	}

	/** A row as it is, and moved to the right by one, the last number becoming the first. */
	private static final class Row {

		private final Line own;
		private final Line moved;

		Row(final int width) {
			own = new Line(width);
			moved = new Line(width);
		}

		void set(final double[] source, final int offset) {
			final int width = own.values.length;
			System.arraycopy(source, offset, own.values, 0, width);
			System.arraycopy(source, offset, moved.values, 1, width - 1);
			moved.values[0] = own.values[width - 1];
			own.signs.set(own.values);
			moved.signs.setRotated(own.signs);
		}
	}

	/**
	 * @param source holds the next row
	 * @param offset where it begins
	 */
	void add(final double[] source, final int offset) {
		final Row next = above == null ? first : free;
		next.set(source, offset);
		moments[0].add(next.own.values, next.own.signs.negatives(), next.own.signs.positives());
		add(1, next.own, next.moved);
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
		add(2, lower.own, upper.own);
		add(3, lower.own, upper.moved);
		// The neighbour above right of a pixel is the one above, seen from the pixel's left neighbour.
		add(4, lower.moved, upper.own);
	}

	private void add(final int population, final Line a, final Line b) {
		moments[population].add(a.values, b.values, a.signs.negativeProducts(b.signs), a.signs.positiveProducts(b.signs));
	}
}
