package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.downsampling.MixedDegradation;
import io.github.ddasr.network.ChannelsLast;
import io.github.ddasr.network.Generator;
import io.github.ddasr.network.SrnGenerator;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrices;

/**
 * How well a network does on slices that it does not learn from: mean PSNR in
 * decibels over the pixels above a tenth of the intensity window, peak 1, and the
 * gain over zero-filling on the same slices. The slices and their degradation are
 * drawn once, from the seed.
 */
final class Validation {

	private static final int SLICES = 16;
	private static final int LARGEST_SIDE = 192;

	private final List<SlicePair> pairs = new ArrayList<>();
	private final double baseline;

	Validation(final List<TrainingVolume> volumes, final TrainingOptions options) {
		final SplittableRandom random = new SplittableRandom(options.seed() ^ 0x5DEECE66DL);
		final MixedDegradation degradation = new MixedDegradation(options.downsampling(), options.noise());
		final int multiple = options.scale() * SrnGenerator.ALIGNMENT;
		if (!volumes.isEmpty()) {
			for (int i = 0; i < SLICES; i++) {
				pairs.add(crop(SlicePair.draw(volumes, degradation, options, multiple, random), multiple));
			}
		}
		baseline = mean(Validation::zeroFilled);
	}

	boolean isEmpty() {
		return pairs.isEmpty();
	}

	/** Mean PSNR of zero-filling on the same slices. */
	double baseline() {
		return baseline;
	}

	double psnr(final Generator generator, final NDManager manager) {
		return mean(pair -> enlarge(generator, manager, pair));
	}

	private double mean(final java.util.function.Function<SlicePair, float[]> method) {
		return pairs.stream().mapToDouble(p -> psnr(method.apply(p), p.high())).average().orElse(Double.NaN);
	}

	private static float[] enlarge(final Generator generator, final NDManager manager, final SlicePair pair) {
		try (NDManager scope = manager.newSubManager()) {
			final Shape shape = new Shape(1, 1, pair.height() / pair.scale(), pair.width() / pair.scale());
			try (NDArray low = ChannelsLast.fromPlanar(scope, pair.low(), shape)) {
				return ChannelsLast.toPlanar(generator.forward(low));
			}
		}
	}

	private static float[] zeroFilled(final SlicePair pair) {
		final ResamplingMatrices matrices = new ResamplingMatrices();
		final int w = pair.width() / pair.scale(), h = pair.height() / pair.scale();
		return Resampler.apply(pair.low(), w, h, matrices.zeroFilling(w, pair.scale()), //
			matrices.zeroFilling(h, pair.scale()));
	}

	private static double psnr(final float[] image, final float[] truth) {
		double sum = 0;
		long n = 0;
		for (int i = 0; i < truth.length; i++) {
			if (truth[i] <= 0.1f) continue;
			final double d = Math.max(0, image[i]) - truth[i];
			sum += d * d;
			n++;
		}
		return -10 * Math.log10(sum / Math.max(1, n));
	}

	/** Cuts the middle out of a pair, so that sides suit the network and validation stays quick. */
	private static SlicePair crop(final SlicePair pair, final int multiple) {
		final int width = side(pair.width(), multiple), height = side(pair.height(), multiple), s = pair.scale();
		final int x = (pair.width() - width) / (2 * s), y = (pair.height() - height) / (2 * s);
		return new SlicePair(window(pair.low(), pair.width() / s, x, y, width / s, height / s), //
			window(pair.high(), pair.width(), x * s, y * s, width, height), width, height, s);
	}

	private static int side(final int size, final int multiple) {
		final int side = Math.min(size, LARGEST_SIDE);
		return side - side % multiple;
	}

	private static float[] window(final float[] image, final int stride, final int x, final int y, final int width,
		final int height)
	{
		final float[] cut = new float[width * height];
		for (int row = 0; row < height; row++) {
			System.arraycopy(image, (y + row) * stride + x, cut, row * width, width);
		}
		return cut;
	}

}
