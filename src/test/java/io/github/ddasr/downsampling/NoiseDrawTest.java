package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseDrawTest {

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.3, 4, 60, 256 })
	void poissonNumbersHaveMeanAndVarianceAlike(final double mean) {
		final PoissonNumbers numbers = new PoissonNumbers(mean);
		final SplittableRandom random = new SplittableRandom(2);
		final int n = 200_000;
		double sum = 0, squares = 0, zeros = 0;
		for (int i = 0; i < n; i++) {
			final int k = numbers.next(random);
			sum += k;
			squares += (k - mean) * (k - mean);
			if (k == 0) zeros++;
		}
		assertEquals(mean, sum / n, 4 * Math.sqrt(mean / n));
		assertEquals(mean, squares / n, 0.02 * mean);
		assertEquals(Math.exp(-mean), zeros / n, 4 * Math.sqrt(Math.exp(-mean) / n));
	}

	@Test
	void gaussianNoiseHasItsLevel() {
		final Planes noisy = new NoiseDraw(true, 0.05, true).add(flat(0.5f, 1), false, new SplittableRandom(1));
		assertEquals(0.5, mean(noisy.planes()[0]), 1e-3);
		assertEquals(0.05, deviation(noisy.planes()[0]), 1e-3);
	}

	/** One grey level needs a range of 1: Poisson(g) − g, of variance g; with two levels the range is 2, variance g / 2. */
	@Test
	void poissonNoiseDependsOnTheNumberOfLevels() {
		assertEquals(1, NoiseDraw.range(new float[][] { { 0.2f, 0.2f } }));
		assertEquals(2, NoiseDraw.range(new float[][] { { 0.2f, 0.3f } }));
		assertEquals(4, NoiseDraw.range(new float[][] { { 0.2f, 0.3f }, { 0.4f, 0.2001f } }));
		final float[] all = new float[256];
		for (int i = 0; i < 256; i++) all[i] = i / 255f;
		assertEquals(256, NoiseDraw.range(new float[][] { all }));
		// 51 / 255 = 0.2 and a second level: of 400 × 400 pixels half the range, variance 0.2 / 2 · 0.1².
		final Planes two = flat(0.2f, 1);
		two.planes()[0][0] = 0.4f;
		final Planes noisy = new NoiseDraw(false, 0.1, true).add(two, false, new SplittableRandom(1));
		assertEquals(0.2, mean(noisy.planes()[0]), 1e-3);
		assertEquals(Math.sqrt(0.2 / 2) * 0.1, deviation(noisy.planes()[0]), 5e-4);
	}

	@Test
	void greyNoiseIsTheSameInAllPlanesAndColourIsNot() {
		for (final boolean gaussian : new boolean[] { true, false }) {
			final Planes grey = new NoiseDraw(gaussian, 0.05, true).add(flat(0.5f, 3), true, new SplittableRandom(1));
			assertArrayEquals(grey.planes()[0], grey.planes()[2]);
			final Planes colour = new NoiseDraw(gaussian, 0.05, false).add(flat(0.5f, 1), true, new SplittableRandom(1));
			assertEquals(3, colour.planes().length);
			assertTrue(!Arrays.equals(colour.planes()[0], colour.planes()[1]));
			assertEquals(deviation(colour.planes()[1]) / Math.sqrt(3), deviation(colour.mean()), 2e-3);
			// The grey profile never has more than one plane.
			assertEquals(1, new NoiseDraw(gaussian, 0.05, false).add(flat(0.5f, 1), false, new SplittableRandom(1)).planes().length);
		}
	}

	@Test
	void isLimitedToBlackAndWhite() {
		for (final float v : new NoiseDraw(true, 0.5, true).add(flat(0.9f, 1), false, new SplittableRandom(1)).planes()[0]) {
			assertTrue(v >= 0 && v <= 1, "" + v);
		}
	}

	private static Planes flat(final float value, final int planes) {
		final float[][] all = new float[planes][400 * 400];
		for (final float[] plane : all) Arrays.fill(plane, value);
		return new Planes(all, 400, 400);
	}

	private static double mean(final float[] values) {
		double sum = 0;
		for (final float v : values) sum += v;
		return sum / values.length;
	}

	private static double deviation(final float[] values) {
		final double mean = mean(values);
		double sum = 0;
		for (final float v : values) sum += (v - mean) * (v - mean);
		return Math.sqrt(sum / values.length);
	}
}
