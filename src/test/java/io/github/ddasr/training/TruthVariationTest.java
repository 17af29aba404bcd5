package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

/** Truths of other scanners: their sizes, their spectra, their noise. */
class TruthVariationTest {

	private static final int WIDTH = 120, HEIGHT = 96;

	private static TrainingVolume.Slice texture(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] image = new float[WIDTH * HEIGHT];
		for (int i = 0; i < image.length; i++) image[i] = 500 + (float) (100 * (random.nextDouble() - 0.5));
		return new TrainingVolume.Slice(image, WIDTH, HEIGHT);
	}

	private static TrainingVolume.Slice vary(final TruthVariation variation, final TrainingVolume.Slice slice, final long seed) {
		return variation.apply(slice, 1000, 48, 2, new SplittableRandom(seed));
	}

	private static double variance(final TrainingVolume.Slice s) {
		double sum = 0, squares = 0;
		for (final float v : s.image()) {
			sum += v;
			squares += (double) v * v;
		}
		final double mean = sum / s.image().length;
		return squares / s.image().length - mean * mean;
	}

	/** Sum of the squares of the part that alternates from pixel to pixel in x: the spectrum at its upper end. */
	private static double highest(final TrainingVolume.Slice s) {
		double power = 0;
		for (int y = 0; y < s.height(); y++) {
			double sum = 0;
			for (int x = 0; x < s.width(); x++) sum += (x % 2 == 0 ? 1 : -1) * s.image()[y * s.width() + x];
			power += sum * sum / s.width();
		}
		return power / s.height();
	}

	@Test
	void nothingIsDrawnWhereAllSharesAreZero() {
		final TrainingVolume.Slice slice = texture(1);
		assertSame(slice, vary(new TruthVariation(0, 0, 0), slice, 2));
	}

	@Test
	void smoothTruthsKeepTheirMeanAndLoseTheirTexture() {
		final TrainingVolume.Slice slice = texture(1);
		for (int seed = 0; seed < 20; seed++) {
			final TrainingVolume.Slice smooth = vary(new TruthVariation(1, 0, 0), slice, seed);
			// White noise after a Gaussian of 0.6 pixels and more keeps at most a quarter of its variance.
			assertTrue(variance(smooth) < 0.27 * variance(slice), "seed " + seed);
			assertEquals(500, mean(smooth), 2);
		}
	}

	@Test
	void coarseTruthsHaveAllowedSizesOfBothKinds() {
		boolean one = false, both = false;
		for (int seed = 0; seed < 60; seed++) {
			final TrainingVolume.Slice coarse = vary(new TruthVariation(0, 1, 0), texture(1), seed);
			assertEquals(0, coarse.width() % 2 + coarse.height() % 2);
			assertTrue(coarse.width() >= 48 && coarse.height() >= 48 && coarse.width() <= WIDTH && coarse.height() <= HEIGHT);
			assertEquals(coarse.width() * coarse.height(), coarse.image().length);
			assertEquals(500, mean(coarse), 2);
			one |= coarse.width() < WIDTH && coarse.height() == HEIGHT;
			both |= coarse.width() < WIDTH && coarse.height() < HEIGHT;
		}
		assertTrue(one && both);
	}

	@Test
	void noiseOfLowFieldTruthsEndsWhereTheirZerosBegin() {
		final float[] flat = new float[WIDTH * HEIGHT];
		Arrays.fill(flat, 500);
		final TrainingVolume.Slice slice = new TrainingVolume.Slice(flat, WIDTH, HEIGHT);
		double least = Double.MAX_VALUE, most = 0;
		int empty = 0;
		for (int seed = 0; seed < 30; seed++) {
			final TrainingVolume.Slice noisy = vary(new TruthVariation(0, 0, 1), slice, seed);
			final double variance = variance(noisy);
			least = Math.min(least, variance);
			most = Math.max(most, variance);
			if (highest(noisy) < 1e-3 * variance) empty++;
		}
		// 1.5 to 4.5 % of 1000, of which zero-filling keeps a share between 0.6² and 1.
		assertTrue(least > 0.3 * 15 * 15 && most < 1.1 * 45 * 45, least + " " + most);
		assertTrue(most > 4 * least);
		// White noise has its mean power at the upper end of the spectrum; only a band of nearly 1 reaches it.
		assertTrue(empty >= 25, empty + " of 30");
	}

	@Test
	void sameSeedSameTruth() {
		final TruthVariation all = new TruthVariation(0.3, 0.5, 0.3);
		for (int seed = 0; seed < 10; seed++) {
			assertArrayEquals(vary(all, texture(1), seed).image(), vary(all, texture(1), seed).image());
		}
	}

	private static double mean(final TrainingVolume.Slice s) {
		double sum = 0;
		for (final float v : s.image()) sum += v;
		return sum / s.image().length;
	}
}
