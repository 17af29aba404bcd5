package io.github.ddasr.downsampling;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Complex values on a grid of any number of dimensions, the first one fastest: an image, or its k-space. */
final class ComplexBlock {

	private final int[] size;
	private final double[] real, imaginary;

	/**
	 * @param values real parts; copied
	 * @param size along each dimension
	 */
	ComplexBlock(final float[] values, final int... size) {
		this.size = size.clone();
		real = new double[values.length];
		for (int i = 0; i < real.length; i++) real[i] = values[i];
		imaginary = new double[real.length];
	}

	/** Image to k-space, frequency 0 first, then the positive ones, then the negative ones. */
	void toSpectrum() {
		transform(real, imaginary);
	}

	/** k-space to image; undoes {@link #toSpectrum}. */
	void toImage() {
		// Exchanging real and imaginary part turns the transform round.
		transform(imaginary, real);
		for (int i = 0; i < real.length; i++) {
			real[i] /= real.length;
			imaginary[i] /= real.length;
		}
	}

	/** @param weights one for each value */
	void multiply(final double[] weights) {
		for (int i = 0; i < real.length; i++) {
			real[i] *= weights[i];
			imaginary[i] *= weights[i];
		}
	}

	/**
	 * Adds independent Gaussian noise to both parts of every value.
	 *
	 * @param sd standard deviation
	 * @param weights one for each value, by which its noise is multiplied
	 * @param random the generator
	 */
	void addNoise(final double sd, final double[] weights, final SplittableRandom random) {
		for (int i = 0; i < real.length; i++) {
			final double radius = sd * weights[i] * Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
			final double angle = 2 * Math.PI * random.nextDouble();
			real[i] += radius * Math.cos(angle);
			imaginary[i] += radius * Math.sin(angle);
		}
	}

	/** @param values takes the magnitudes */
	void magnitude(final float[] values) {
		for (int i = 0; i < real.length; i++) values[i] = (float) Math.hypot(real[i], imaginary[i]);
	}

	private void transform(final double[] x, final double[] y) {
		int step = 1;
		for (final int length : size) {
			if (length > 1) along(x, y, length, step);
			step *= length;
		}
	}

	private static void along(final double[] x, final double[] y, final int length, final int step) {
		final Fourier fourier = new Fourier(length);
		final double[] lineX = new double[length], lineY = new double[length];
		for (int block = 0; block < x.length; block += length * step) {
			for (int start = block; start < block + step; start++) {
				for (int i = 0; i < length; i++) {
					lineX[i] = x[start + i * step];
					lineY[i] = y[start + i * step];
				}
				fourier.transform(lineX, lineY);
				for (int i = 0; i < length; i++) {
					x[start + i * step] = lineX[i];
					y[start + i * step] = lineY[i];
				}
			}
		}
	}

	@Override
	public String toString() {
		return "ComplexBlock " + Arrays.toString(size);
	}
}
