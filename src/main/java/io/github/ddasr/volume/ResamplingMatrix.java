package io.github.ddasr.volume;

import java.util.Arrays;
import java.util.Objects;

/**
 * The matrix that resamples a line: {@code outputSize × inputSize} real weights, each row summing to 1.
 * Immutable. A row is kept as one run of weights without the zeros before and behind it.
 * <p>
 * All matrices obey the suite's grid: cells are aligned, so output sample o lies at input coordinate
 * (o + 0.5) · inputSize / outputSize − 0.5. A two-dimensional image is resampled by one matrix along x
 * and one along y (see {@link Resampler}).
 */
public final class ResamplingMatrix {

	private final int inputSize;
	private final int[] first;
	private final double[][] weights;

	/** Takes the arrays over; each row is one run of weights that begins at column {@code first[row]}. */
	ResamplingMatrix(final int inputSize, final int[] first, final double[][] weights) {
		this.inputSize = inputSize;
		this.first = first;
		this.weights = weights;
	}

	/**
	 * Interpolation by a kernel. When the line gets shorter, the kernel is widened by the same factor
	 * (antialias; {@link Kernel#NEAREST} never is). Beyond its ends the line is mirrored with the edge
	 * sample repeated, as MATLAB's imresize does.
	 *
	 * @param kernel the kernel
	 * @param inputSize number of input samples, at least 1
	 * @param outputSize number of output samples, at least 1; any ratio
	 * @return the matrix
	 */
	public static ResamplingMatrix of(final Kernel kernel, final int inputSize, final int outputSize) {
		return of(kernel, inputSize, outputSize, true);
	}

	/**
	 * @param kernel the kernel
	 * @param inputSize number of input samples, at least 1
	 * @param outputSize number of output samples, at least 1; any ratio
	 * @param antialias whether the kernel is widened when the line gets shorter; {@link Kernel#AREA} always
	 *          covers the whole output cell and {@link Kernel#NEAREST} never more than its place
	 * @return the matrix
	 */
	public static ResamplingMatrix of(final Kernel kernel, final int inputSize, final int outputSize,
		final boolean antialias)
	{
		return MatrixRows.ofKernel(kernel, inputSize, outputSize, antialias);
	}

	/**
	 * Band-limited resampling of the line taken as one period: the spectrum is padded with zeros or cut
	 * off to the new size, with the phase that keeps cells aligned. Where the smaller size is even, the line
	 * at its Nyquist frequency is shared by both signs, which keeps the matrix real.
	 *
	 * @param inputSize number of input samples, at least 1
	 * @param outputSize number of output samples, at least 1; any ratio
	 * @return the matrix, dense
	 */
	public static ResamplingMatrix fourier(final int inputSize, final int outputSize) {
		return MatrixRows.fourier(inputSize, outputSize);
	}

	/**
	 * Band-limited resampling of the line mirrored at both ends, edge sample repeated: the cosine transform's
	 * spectrum padded with zeros or cut off. Like {@link #fourier}, but the two ends do not see each other, which
	 * suits a piece cut out of an image.
	 *
	 * @param inputSize number of input samples, at least 1
	 * @param outputSize number of output samples, at least 1; any ratio
	 * @return the matrix, dense
	 */
	public static ResamplingMatrix mirroredFourier(final int inputSize, final int outputSize) {
		if (inputSize == outputSize) return identity(inputSize);
		final ResamplingMatrix period = fourier(2 * inputSize, 2 * outputSize);
		final double[][] rows = new double[outputSize][inputSize];
		for (int o = 0; o < outputSize; o++) for (int i = 0; i < inputSize; i++) {
			rows[o][i] = period.weight(o, i) + period.weight(o, 2 * inputSize - 1 - i);
		}
		return new ResamplingMatrix(inputSize, new int[outputSize], rows);
	}

	/**
	 * Enlarging by zero-filled k-space: exact for every signal below the input's Nyquist frequency.
	 *
	 * @param inputSize number of input samples
	 * @param factor how many output samples per input sample, at least 1
	 * @return the matrix, {@code inputSize · factor × inputSize}
	 */
	public static ResamplingMatrix zeroFilling(final int inputSize, final int factor) {
		return fourier(inputSize, Math.multiplyExact(inputSize, factor));
	}

	/**
	 * Shrinking by k-space truncation: the central 1/factor of the spectrum is kept, multiplied by
	 * exp(+2πi·k·δ/N) with δ = (factor − 1)/2, scaled to keep the mean. It is the transpose of
	 * {@link #zeroFilling} divided by the factor, and its left inverse below the Nyquist frequency.
	 *
	 * @param inputSize number of input samples, divisible by the factor
	 * @param factor how many input samples per output sample, at least 1
	 * @return the matrix, {@code inputSize / factor × inputSize}
	 * @throws DdasrException if the size is not divisible: the caller crops first, since dropping samples
	 *           moves the grid
	 */
	public static ResamplingMatrix truncation(final int inputSize, final int factor) {
		if (factor < 1 || inputSize < factor || inputSize % factor != 0) {
			throw new DdasrException("k-space truncation by " + factor + " needs a size divisible by " + factor +
				", not " + inputSize + ". Crop the image to a multiple of " + factor + " first.");
		}
		return fourier(inputSize, inputSize / factor);
	}

	/**
	 * A matrix of other weights, for methods that are no interpolation by a {@link Kernel}.
	 *
	 * @param inputSize number of input samples
	 * @param first per output sample the first input sample with a weight
	 * @param weights per output sample the weights from there on; copied
	 * @return the matrix
	 * @throws IllegalArgumentException if a run of weights is empty or leaves the line
	 */
	public static ResamplingMatrix ofRows(final int inputSize, final int[] first, final double[][] weights) {
		final double[][] copy = new double[weights.length][];
		for (int o = 0; o < copy.length; o++) {
			copy[o] = weights[o].clone();
			if (copy[o].length == 0 || first[o] < 0 || first[o] + copy[o].length > inputSize) {
				throw new IllegalArgumentException("row " + o + " has no weights, or some beyond " + inputSize + " samples");
			}
		}
		return new ResamplingMatrix(inputSize, first.clone(), copy);
	}

	/**
	 * @param size number of samples
	 * @return the matrix that changes nothing; {@link Resampler} skips it
	 */
	public static ResamplingMatrix identity(final int size) {
		return of(Kernel.NEAREST, size, size);
	}

	/**
	 * @param from first output sample
	 * @param count number of output samples
	 * @return the matrix that gives these output samples alone
	 * @throws IndexOutOfBoundsException if there are not as many
	 */
	public ResamplingMatrix rows(final int from, final int count) {
		Objects.checkFromIndexSize(from, count, outputSize());
		return new ResamplingMatrix(inputSize, Arrays.copyOfRange(first, from, from + count), Arrays.copyOfRange(weights, from, from + count));
	}

	/** @return number of columns: samples of the line that comes in */
	public int inputSize() {
		return inputSize;
	}

	/** @return number of rows: samples of the line that goes out */
	public int outputSize() {
		return weights.length;
	}

	/**
	 * @param row the output sample
	 * @param column the input sample
	 * @return the weight of the input sample in the output sample
	 */
	public double weight(final int row, final int column) {
		final int i = column - first[row];
		return i >= 0 && i < weights[row].length ? weights[row][i] : 0;
	}

	/**
	 * @param row the output sample
	 * @return the first input sample that has a weight in it
	 */
	public int first(final int row) {
		return first[row];
	}

	/**
	 * @param row the output sample
	 * @return the number of input samples, from {@link #first} on, that have a weight in it
	 */
	public int length(final int row) {
		return weights[row].length;
	}

	/** @return whether applying it changes nothing */
	public boolean isIdentity() {
		if (inputSize != outputSize()) return false;
		for (int o = 0; o < inputSize; o++) {
			if (first[o] != o || weights[o].length != 1 || weights[o][0] != 1) return false;
		}
		return true;
	}

	/** @return all weights, row major, {@code outputSize · inputSize} of them; for a tensor */
	public float[] toFloats() {
		final float[] all = new float[Math.multiplyExact(outputSize(), inputSize)];
		for (int o = 0; o < outputSize(); o++) {
			for (int i = 0; i < weights[o].length; i++) {
				all[o * inputSize + first[o] + i] = (float) weights[o][i];
			}
		}
		return all;
	}

	/**
	 * @param line {@link #inputSize} values
	 * @return {@link #outputSize} values, in double precision
	 */
	public double[] apply(final double[] line) {
		if (line.length != inputSize) {
			throw new IllegalArgumentException("the matrix takes " + inputSize + " samples, not " + line.length);
		}
		final double[] result = new double[outputSize()];
		for (int o = 0; o < result.length; o++) {
			final double[] w = weights[o];
			for (int i = 0; i < w.length; i++) result[o] += w[i] * line[first[o] + i];
		}
		return result;
	}

	/**
	 * The weights themselves; not copied, since {@link Resampler} reads them in its inner loop.
	 *
	 * @param row the output sample
	 * @return the weights of the input samples from {@link #first} on
	 */
	double[] weights(final int row) {
		return weights[row];
	}

	@Override
	public String toString() {
		final long nonZero = Arrays.stream(weights).mapToLong(w -> w.length).sum();
		return "ResamplingMatrix " + outputSize() + " × " + inputSize + ", " + nonZero + " weights";
	}
}
