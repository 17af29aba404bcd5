package io.github.ddasr.downsampling;

import java.util.Arrays;

import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;

/**
 * The three resizings that Real-ESRGAN draws from, as PyTorch does them, without antialias: all keep cells aligned.
 */
enum PlainResize {
	/** Adaptive mean: every pixel is the plain mean of all that its cell touches. */
	AREA {

		@Override
		ResamplingMatrix matrix(final int from, final int to) {
			final int[] first = new int[to];
			final double[][] weights = new double[to][];
			for (int o = 0; o < to; o++) {
				first[o] = (int) ((long) o * from / to);
				final int end = (int) (((o + 1L) * from + to - 1) / to);
				weights[o] = new double[end - first[o]];
				Arrays.fill(weights[o], 1.0 / weights[o].length);
			}
			return ResamplingMatrix.ofRows(from, first, weights);
		}
	},
	/** Two neighbours, however much the image shrinks. */
	BILINEAR {

		@Override
		ResamplingMatrix matrix(final int from, final int to) {
			return ResamplingMatrix.of(Kernel.LINEAR, from, to, false);
		}
	},
	/** Four neighbours, cubic convolution with a = −0.75, the edge pixel repeated. */
	BICUBIC {

		@Override
		ResamplingMatrix matrix(final int from, final int to) {
			final int[] first = new int[to];
			final double[][] weights = new double[to][];
			for (int o = 0; o < to; o++) {
				final double place = (o + 0.5) * from / to - 0.5;
				final int left = (int) Math.floor(place) - 1;
				first[o] = clamped(left, from);
				weights[o] = new double[clamped(left + 3, from) - first[o] + 1];
				for (int i = left; i < left + 4; i++) weights[o][clamped(i, from) - first[o]] += cubic(Math.abs(place - i));
			}
			return ResamplingMatrix.ofRows(from, first, weights);
		}
	};

	private static final double A = -0.75;

	/**
	 * @param from samples of the line that comes in
	 * @param to samples of the line that goes out
	 * @return the matrix
	 */
	abstract ResamplingMatrix matrix(int from, int to);

	/** The image at a new size; the same one where the size is kept. */
	Planes apply(final Planes image, final int width, final int height) {
		if (width == image.width() && height == image.height()) return image;
		final ResamplingMatrix columns = matrix(image.width(), width), rows = matrix(image.height(), height);
		return image.resized(width, height, p -> Resampler.apply(p, image.width(), image.height(), columns, rows));
	}

	private static int clamped(final int index, final int size) {
		return Math.max(0, Math.min(size - 1, index));
	}

	private static double cubic(final double d) {
		if (d <= 1) return ((A + 2) * d - (A + 3)) * d * d + 1;
		return d < 2 ? A * (((d - 5) * d + 8) * d - 4) : 0;
	}
}
