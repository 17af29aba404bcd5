package io.github.ddasr.downsampling;

/**
 * The discrete Fourier transform of one line of complex values, of any length: it is split by the length's prime
 * factors (Cooley and Tukey 1965), so that a length with small ones takes few steps and a prime one its square.
 * An instance keeps the roots of unity of its length and working memory: for one thread.
 */
final class Fourier {

	private final int size;
	private final double[] cosines, sines;
	private final double[] real, imaginary;
	private final double[] partReal, partImaginary;

	/** @param size the length, at least 1 */
	Fourier(final int size) {
		this.size = size;
		cosines = new double[size];
		sines = new double[size];
		real = new double[size];
		imaginary = new double[size];
		partReal = new double[size];
		partImaginary = new double[size];
		for (int i = 0; i < size; i++) {
			cosines[i] = Math.cos(2 * Math.PI * i / size);
			sines[i] = -Math.sin(2 * Math.PI * i / size);
		}
	}

	/**
	 * X[k] = Σ x[n] · exp(−2πi·k·n / size), in place. With the two arrays exchanged it is the inverse, but for
	 * the division by the size.
	 *
	 * @param x real parts
	 * @param y imaginary parts
	 */
	void transform(final double[] x, final double[] y) {
		System.arraycopy(x, 0, real, 0, size);
		System.arraycopy(y, 0, imaginary, 0, size);
		part(size, 0, 1, 0, x, y);
	}

	/** Transforms the values start, start + step, … of the copy; the result lies in one run from {@code to} on. */
	private void part(final int length, final int start, final int step, final int to, final double[] x,
		final double[] y)
	{
		if (length == 1) {
			x[to] = real[start];
			y[to] = imaginary[start];
			return;
		}
		final int parts = smallestFactor(length), partLength = length / parts;
		for (int p = 0; p < parts; p++) part(partLength, start + p * step, step * parts, to + p * partLength, x, y);
		for (int k = 0; k < partLength; k++) join(length, parts, k, to, x, y);
	}

	/** Joins the parts' values at frequency k into those at k, k + partLength, … of the whole. */
	private void join(final int length, final int parts, final int k, final int to, final double[] x,
		final double[] y)
	{
		final int partLength = length / parts, turn = size / length;
		for (int p = 0; p < parts; p++) {
			final int from = to + p * partLength + k, root = p * k * turn;
			partReal[p] = x[from] * cosines[root] - y[from] * sines[root];
			partImaginary[p] = x[from] * sines[root] + y[from] * cosines[root];
		}
		final int partTurn = size / parts;
		for (int q = 0; q < parts; q++) {
			double sumReal = 0, sumImaginary = 0;
			for (int p = 0; p < parts; p++) {
				final int root = (int) ((long) p * q % parts) * partTurn;
				sumReal += partReal[p] * cosines[root] - partImaginary[p] * sines[root];
				sumImaginary += partReal[p] * sines[root] + partImaginary[p] * cosines[root];
			}
			x[to + q * partLength + k] = sumReal;
			y[to + q * partLength + k] = sumImaginary;
		}
	}

	private static int smallestFactor(final int number) {
		for (int factor = 2; factor * factor <= number; factor++) if (number % factor == 0) return factor;
		return number;
	}
}
