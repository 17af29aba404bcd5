package io.github.ddasr.training;

import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * The published resizing of MIASSR's training patches, that of OpenCV: cubic convolution with a = −0.75 between the middles of pixels,
 * no wider when an image shrinks, edge pixels repeated; a shrunk patch is then blurred by 3 × 3 pixels with a standard deviation of
 * 0.8, mirrored at its ends.
 */
final class PublishedShrinking {

	private static final double A = -0.75, SIGMA = 0.8;
	private static final int TAPS = 4;

	private PublishedShrinking() {}

	/** The matrix that resizes a line. */
	static ResamplingMatrix cubic(final int size, final int newSize) {
		final int[] first = new int[newSize];
		final double[][] weights = new double[newSize][];
		for (int o = 0; o < newSize; o++) {
			final double place = (o + 0.5) * size / newSize - 0.5;
			final int before = (int) Math.floor(place) - 1, from = clamp(before, size), to = clamp(before + TAPS - 1, size);
			first[o] = from;
			weights[o] = new double[to - from + 1];
			for (int i = 0; i < TAPS; i++) weights[o][clamp(before + i, size) - from] += weight(place - (before + i));
		}
		return ResamplingMatrix.ofRows(size, first, weights);
	}

	/** The matrix that blurs a line. */
	static ResamplingMatrix blur(final int size) {
		final double side = Math.exp(-1 / (2 * SIGMA * SIGMA)), sum = 1 + 2 * side;
		final int[] first = new int[size];
		final double[][] weights = new double[size][];
		for (int o = 0; o < size; o++) {
			first[o] = clamp(o - 1, size);
			weights[o] = new double[clamp(o + 1, size) - first[o] + 1];
			for (int i = -1; i <= 1; i++) weights[o][mirrored(o + i, size) - first[o]] += (i == 0 ? 1 : side) / sum;
		}
		return ResamplingMatrix.ofRows(size, first, weights);
	}

	/** Makes a square patch of another size. */
	static float[] resized(final float[] patch, final int side, final int newSide) {
		final ResamplingMatrix matrix = cubic(side, newSide);
		return Resampler.apply(patch, side, side, matrix, matrix);
	}

	/** Makes a square patch coarse. */
	static float[] shrunk(final float[] patch, final int side, final int newSide) {
		final ResamplingMatrix blur = blur(newSide);
		return Resampler.apply(resized(patch, side, newSide), newSide, newSide, blur, blur);
	}

	private static double weight(final double distance) {
		final double t = Math.abs(distance);
		if (t <= 1) return ((A + 2) * t - (A + 3)) * t * t + 1;
		return t < 2 ? ((A * t - 5 * A) * t + 8 * A) * t - 4 * A : 0;
	}

	private static int clamp(final int i, final int size) {
		return Math.max(0, Math.min(size - 1, i));
	}

	/** Mirrors with the edge sample not repeated. */
	private static int mirrored(final int i, final int size) {
		if (size == 1) return 0;
		return i < 0 ? -i : i >= size ? 2 * size - 2 - i : i;
	}
}
