package io.github.ddasr.volume;

import java.util.Arrays;

/** Computes the rows of {@link ResamplingMatrix}. */
final class MatrixRows {

	private final int inputSize;
	private final int[] first;
	private final double[][] weights;
	/** One dense row, filled and then packed. */
	private final double[] row;

	private MatrixRows(final int inputSize, final int outputSize) {
		if (inputSize < 1 || outputSize < 1) {
			throw new DdasrException("An image line of " + inputSize + " samples cannot be resampled to " + outputSize +
				" samples. Both sizes must be at least 1.");
		}
		this.inputSize = inputSize;
		first = new int[outputSize];
		weights = new double[outputSize][];
		row = new double[inputSize];
	}

	static ResamplingMatrix ofKernel(final Kernel kernel, final int inputSize, final int outputSize,
		final boolean antialias)
	{
		final MatrixRows rows = new MatrixRows(inputSize, outputSize);
		for (int o = 0; o < outputSize; o++) {
			switch (kernel) {
				case NEAREST:
					rows.nearest(o, outputSize);
					break;
				case AREA:
					rows.area(o, outputSize);
					break;
				default:
					rows.convolution(kernel, o, outputSize, antialias);
			}
			rows.normaliseAndPack(o);
		}
		return rows.matrix();
	}

	static ResamplingMatrix fourier(final int inputSize, final int outputSize) {
		if (inputSize == outputSize) return ResamplingMatrix.identity(inputSize);
		final MatrixRows rows = new MatrixRows(inputSize, outputSize);
		for (int o = 0; o < outputSize; o++) {
			for (int i = 0; i < inputSize; i++) rows.row[i] = dirichlet(o, i, inputSize, outputSize);
			rows.first[o] = 0;
			rows.weights[o] = rows.row.clone();
		}
		return rows.matrix();
	}

	private ResamplingMatrix matrix() {
		return new ResamplingMatrix(inputSize, first, weights);
	}

	/** In units of 1/(2·outputSize) samples all places are whole numbers, so ties are found exactly. */
	private void nearest(final int o, final int outputSize) {
		final long centre = (2L * o + 1) * inputSize;
		final long sample = 2L * outputSize;
		final int cell = (int) (centre / sample);
		row[cell]++;
		row[centre % sample == 0 ? cell - 1 : cell]++;
	}

	/** In units of 1/outputSize samples the ends of all cells are whole numbers, so overlaps are exact. */
	private void area(final int o, final int outputSize) {
		final long from = (long) o * inputSize;
		final long to = from + inputSize;
		for (int i = (int) (from / outputSize); (long) i * outputSize < to; i++) {
			row[i] = Math.min(to, (i + 1L) * outputSize) - Math.max(from, (long) i * outputSize);
		}
	}

	private void convolution(final Kernel kernel, final int o, final int outputSize, final boolean antialias) {
		final double step = (double) inputSize / outputSize;
		final double stretch = antialias ? Math.max(1, step) : 1;
		final double centre = (o + 0.5) * step - 0.5;
		final double reach = kernel.support() * stretch;
		for (long i = (long) Math.ceil(centre - reach); i <= centre + reach; i++) {
			row[Mirror.repeating(i, inputSize)] += kernel.at((centre - i) / stretch);
		}
	}

	private void normaliseAndPack(final int o) {
		final double sum = Arrays.stream(row).sum();
		int from = 0;
		while (row[from] == 0) from++;
		int to = inputSize;
		while (row[to - 1] == 0) to--;
		first[o] = from;
		weights[o] = new double[to - from];
		for (int i = from; i < to; i++) weights[o][i - from] = row[i] / sum;
		Arrays.fill(row, 0);
	}

	/**
	 * The periodic sinc: (1/N) Σ_k exp(2πi·k·t/N) over the m frequencies kept, where t is the distance between
	 * output place and input sample and N the input size; with the Nyquist line of an even m halved this is
	 * sin(πmt/N) / (N·tan(πt/N)), and sin(πmt/N) / (N·sin(πt/N)) for odd m. Angles are reduced as whole numbers.
	 */
	private static double dirichlet(final int o, final int i, final int inputSize, final int outputSize) {
		final int kept = Math.min(inputSize, outputSize);
		final long halfTurn = 2L * inputSize * outputSize;
		final long angle = (2L * o + 1) * inputSize - outputSize - 2L * i * outputSize;
		if (angle % halfTurn == 0) return (double) kept / inputSize;
		final double denominator = kept % 2 == 0 ? Math.tan(reduced(angle, halfTurn)) : Math.sin(reduced(angle, halfTurn));
		return Math.sin(reduced(kept * angle, halfTurn)) / denominator / inputSize;
	}

	private static double reduced(final long angle, final long halfTurn) {
		return Math.PI * (Math.floorMod(angle, 2 * halfTurn)) / halfTurn;
	}
}
