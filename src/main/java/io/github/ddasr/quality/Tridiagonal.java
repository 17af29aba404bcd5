package io.github.ddasr.quality;

/**
 * Eigenvalues of a symmetric tridiagonal matrix by the implicit QL method with Wilkinson's shift (Bowdler,
 * Martin, Reinsch, Wilkinson 1968).
 */
final class Tridiagonal {

	/** Two or three rounds an eigenvalue are usual. */
	private static final int MOST_ROUNDS = 60;

	private Tridiagonal() {}

	/**
	 * @param diagonal n values; becomes the eigenvalues, in no order
	 * @param off n values, of which the first n − 1 stand beside the diagonal; destroyed
	 * @return the diagonal
	 */
	static double[] eigenvalues(final double[] diagonal, final double[] off) {
		final double negligible = Math.ulp(largest(diagonal, off)) / 2;
		for (int first = 0; first < diagonal.length; first++) {
			int rounds = 0;
			int last = blockEnd(off, first, negligible);
			while (last > first) {
				if (++rounds > MOST_ROUNDS) throw new ArithmeticException("the QL method does not converge");
				sweep(diagonal, off, first, last);
				last = blockEnd(off, first, negligible);
			}
		}
		return diagonal;
	}

	/** Values below the rounding of the largest one change no eigenvalue by more than that rounding. */
	private static double largest(final double[] diagonal, final double[] off) {
		double largest = 0;
		for (final double d : diagonal) largest = Math.max(largest, Math.abs(d));
		for (int i = 0; i < off.length - 1; i++) largest = Math.max(largest, Math.abs(off[i]));
		return largest;
	}

	/** The last row of the block that begins at a row and is not yet split by a negligible value. */
	private static int blockEnd(final double[] off, final int first, final double negligible) {
		int row = first;
		while (row < off.length - 1 && Math.abs(off[row]) > negligible) row++;
		return row;
	}

	private static void sweep(final double[] diagonal, final double[] off, final int first, final int last) {
		final double half = (diagonal[first + 1] - diagonal[first]) / (2 * off[first]);
		double g = diagonal[last] - diagonal[first] + off[first] / (half + Math.copySign(Math.hypot(half, 1), half));
		double sine = 1, cosine = 1, carried = 0;
		for (int i = last - 1; i >= first; i--) {
			final double f = sine * off[i], b = cosine * off[i];
			final double r = Math.sqrt(f * f + g * g);
			off[i + 1] = r;
			if (r == 0) {
				diagonal[i + 1] -= carried;
				off[last] = 0;
				return;
			}
			sine = f / r;
			cosine = g / r;
			g = diagonal[i + 1] - carried;
			final double q = (diagonal[i] - g) * sine + 2 * cosine * b;
			carried = sine * q;
			diagonal[i + 1] = g + carried;
			g = cosine * q - b;
		}
		diagonal[first] -= carried;
		off[first] = g;
		off[last] = 0;
	}
}
