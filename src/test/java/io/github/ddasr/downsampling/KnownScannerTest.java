package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.ddasr.volume.Monitor;

class KnownScannerTest {

	private static final int SIDE = 128;

	private static float[] flat(final float value) {
		final float[] image = new float[SIDE * SIDE];
		Arrays.fill(image, value);
		return image;
	}

	private static double[] moments(final float[] values, final double gamma) {
		double sum = 0, squares = 0;
		for (final float v : values) {
			final double before = 100 * Math.pow(v / 100, 1 / gamma);
			sum += before;
			squares += before * before;
		}
		return new double[] { sum / values.length, squares / values.length };
	}

	/** Without signal the magnitude is Rayleigh-distributed before the gamma: mean square 2 σ², mean σ √(π/2). */
	@Test
	void noiseIsFourPercentOfWhiteBeforeTheGamma() {
		final double[] m = moments(new KnownScanner(3).scan(new float[600 * 600], 600, 600, 2, 100, new SplittableRandom(1)),
			0.8);
		assertEquals(4 * Math.sqrt(Math.PI / 2), m[0], 0.04);
		assertEquals(2 * 16, m[1], 0.5);
		for (final float v : new KnownScanner(3, 0).scan(flat(0), SIDE, SIDE, 2, 100, new SplittableRandom(1))) assertEquals(0, v);
	}

	/** Of a flat slice the bias field is left, which is smooth and within 20 %, and takes that on somewhere. */
	@Test
	void biasFieldIsSmoothAndWithinItsRange() {
		final KnownScanner scanner = new KnownScanner(5);
		double least = 2, most = 0, step = 0;
		for (int y = 0; y <= 64; y++) for (int x = 0; x <= 64; x++) {
			final double bias = scanner.bias(x / 64.0, y / 64.0);
			least = Math.min(least, bias);
			most = Math.max(most, bias);
			if (x > 0) step = Math.max(step, Math.abs(bias - scanner.bias((x - 1) / 64.0, y / 64.0)));
		}
		assertTrue(least >= 0.8 - 1e-9 && most <= 1.2 + 1e-9, least + " to " + most);
		assertEquals(0.2, Math.max(1 - least, most - 1), 1e-9);
		assertTrue(step < 0.05, "step " + step);
	}

	/** Where the signal is strong, the mean over a neighbourhood is signal × bias, then gamma. */
	@Test
	void stepsComeInTheirOrder() {
		final KnownScanner scanner = new KnownScanner(7);
		final float[] small = scanner.scan(flat(80), SIDE, SIDE, 2, 100, new SplittableRandom(2));
		for (final int[] at : new int[][] { { 16, 16 }, { 40, 20 }, { 30, 50 } }) {
			double mean = 0, expected = 0;
			for (int y = -6; y <= 6; y++) for (int x = -6; x <= 6; x++) {
				mean += 100 * Math.pow(small[(at[1] + y) * 64 + at[0] + x] / 100, 1.25) / 169;
				// A Rician mean is the signal plus σ²/2 over it, nearly.
				final double signal = 80 * scanner.bias((at[0] + x + 0.5) / 64, (at[1] + y + 0.5) / 64);
				expected += (signal + 8 / signal) / 169;
			}
			assertEquals(expected, mean, 1.2);
		}
	}

	@Test
	void sameSeedSameScanOtherSeedOtherBias() {
		final float[] image = flat(60);
		assertArrayEquals(new KnownScanner(1).scan(image, SIDE, SIDE, 2, 100, new SplittableRandom(9)), new KnownScanner(1).scan(image,
			SIDE, SIDE, 2, 100, new SplittableRandom(9)));
		assertFalse(new KnownScanner(1).bias(0.1, 0.2) == new KnownScanner(2).bias(0.1, 0.2));
		// Units do not matter.
		final float[] large = new KnownScanner(1).scan(flat(6000), SIDE, SIDE, 2, 10000, new SplittableRandom(9));
		assertEquals(new KnownScanner(1).scan(image, SIDE, SIDE, 2, 100, new SplittableRandom(9))[77] * 100, large[77], 0.01);
	}

	@Test
	void isFoundUnderItsName() {
		final Downsampler method = Downsamplers.of("example-scanner");
		final float[] image = flat(50);
		assertArrayEquals(new KnownScanner(0).scan(image, SIDE, SIDE, 2, 100, new SplittableRandom(1)), method.shrink(image, SIDE, SIDE,
			2, 100, new SplittableRandom(1)));
	}

	/** Another seed is another run on the same scanner: only what is drawn differs, and that comes from the generator. */
	@Test
	void theExampleIsOneScannerWhateverTheSeed() {
		final float[] image = flat(50);
		final float[] expected = new KnownScanner(0).scan(image, SIDE, SIDE, 2, 100, new SplittableRandom(1));
		for (final long seed : new long[] { 0, 4, 99 }) {
			final DownsamplingSetup setup = new DownsamplingSetup(2, Scanner.USUAL, Texture.NONE, DownsamplingSetup.of(2).device(), seed);
			final Downsampler ready = Downsamplers.of("example-scanner").prepare(setup, Monitor.NONE);
			assertArrayEquals(expected, ready.shrink(image, SIDE, SIDE, 2, 100, new SplittableRandom(1)));
			assertFalse(Arrays.equals(expected, ready.shrink(image, SIDE, SIDE, 2, 100, new SplittableRandom(2))));
		}
	}
}
