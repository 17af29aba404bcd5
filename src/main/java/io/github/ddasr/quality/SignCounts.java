package io.github.ddasr.quality;

/** The signs of a row of numbers as bits, so that the signs of 64 products are counted at once. */
final class SignCounts {

	private final int width;
	private final long[] negative;
	private final long[] nonzero;

	/** @param width numbers in a row */
	SignCounts(final int width) {
		this.width = width;
		negative = new long[(width + 63) / 64];
		nonzero = new long[(width + 63) / 64];
	}

	/** @param row the numbers */
	void set(final double[] row) {
		for (int word = 0; word < negative.length; word++) {
			final int first = word * 64, last = Math.min(first + 64, width);
			long n = 0, z = 0;
			for (int i = first; i < last; i++) {
				final long bits = Double.doubleToRawLongBits(row[i]);
				// Without its sign, a number is zero exactly if all bits are.
				final long magnitude = bits << 1;
				n |= (bits >>> 63) << (i - first);
				z |= ((magnitude | -magnitude) >>> 63) << (i - first);
			}
			negative[word] = n;
			nonzero[word] = z;
		}
	}

	/**
	 * @param source the row that becomes this one, moved to the right by one, the last number becoming the first
	 */
	void setRotated(final SignCounts source) {
		rotate(source.negative, negative);
		rotate(source.nonzero, nonzero);
	}

	/**
	 * @param other a row of the same width
	 * @return how many products of numbers of the two rows are negative
	 */
	int negativeProducts(final SignCounts other) {
		int count = 0;
		for (int i = 0; i < negative.length; i++) {
			count += Long.bitCount((negative[i] ^ other.negative[i]) & nonzero[i] & other.nonzero[i]);
		}
		return count;
	}

	/**
	 * @param other a row of the same width
	 * @return how many products of numbers of the two rows are positive
	 */
	int positiveProducts(final SignCounts other) {
		int count = 0;
		for (int i = 0; i < negative.length; i++) {
			count += Long.bitCount(~(negative[i] ^ other.negative[i]) & nonzero[i] & other.nonzero[i]);
		}
		return count;
	}

	/** @return how many of the numbers are negative */
	int negatives() {
		int count = 0;
		for (int i = 0; i < negative.length; i++) count += Long.bitCount(negative[i] & nonzero[i]);
		return count;
	}

	/** @return how many of the numbers are positive */
	int positives() {
		int count = 0;
		for (int i = 0; i < negative.length; i++) count += Long.bitCount(~negative[i] & nonzero[i]);
		return count;
	}

	private void rotate(final long[] from, final long[] to) {
		final int last = (width - 1) / 64;
		long carry = from[last] >>> (width - 1) % 64 & 1;
		for (int i = 0; i <= last; i++) {
			to[i] = from[i] << 1 | carry;
			carry = from[i] >>> 63;
		}
	}
}
