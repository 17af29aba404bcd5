package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;

/** What a scanner's settings do to k-space, against spectra worked out by hand. */
class KSpaceDownsamplerTest {

	private static final boolean[] BOTH = { true, true }, FIRST = { true, false };

	@Test
	void partialFourierLeavesOutTheMostNegativeFrequencies() {
		// Order 0 1 −2 −1; three of four are kept.
		assertArrayEquals(new double[] { 1, 1, 0, 1 }, window(0.75, false, 0, 4));
		// Order 0 1 2 3 −4 −3 −2 −1; five of eight are kept.
		assertArrayEquals(new double[] { 1, 1, 1, 1, 0, 0, 0, 1 }, window(0.625, false, 0, 8));
		// Order 0 1 2 −2 −1; just above a half keeps 0 and the positive ones.
		assertArrayEquals(new double[] { 1, 1, 1, 0, 0 }, window(0.501, false, 0, 5));
		assertArrayEquals(new double[] { 1, 1, 0, 0 }, window(0.501, false, 0, 4));
		assertArrayEquals(new double[] { 1, 1, 0, 1, 1, 1, 0, 1 }, new KSpaceWindow(0.75, false, 0).weights(new int[] { 4, 2 }, BOTH));
	}

	@Test
	void ellipseLeavesOutTheCorners() {
		// (k/2)² + (l/2)² of k, l in 0 1 −2 −1: only (−2, l ≠ 0) and (k ≠ 0, −2) lie outside.
		assertArrayEquals(new double[] { 1, 1, 1, 1, /**/ 1, 1, 0, 1, /**/ 1, 0, 0, 0, /**/ 1, 1, 0, 1 }, new KSpaceWindow(1, true, 0)
			.weights(new int[] { 4, 4 }, BOTH));
		// In the long run it has π/4 of the rectangle.
		final double[] large = new KSpaceWindow(1, true, 0).weights(new int[] { 300, 200 }, BOTH);
		assertEquals(Math.PI / 4, Arrays.stream(large).average().orElseThrow(), 2e-3);
	}

	@Test
	void tukeyFallsAsACosine() {
		assertArrayEquals(new double[] { 1, 1, 1, 0.5, 0, 0.5, 1, 1 }, window(1, false, 0.5, 8), 1e-15);
		final double root = Math.sqrt(0.5) / 2;
		assertArrayEquals(new double[] { 1, 0.5 + root, 0.5, 0.5 - root, 0, 0.5 - root, 0.5, 0.5 + root }, window(1, false, 1, 8), 1e-15);
		final double[] product = new KSpaceWindow(1, false, 1).weights(new int[] { 4, 4 }, BOTH);
		assertEquals(0.25, product[5], 1e-15);
		assertArrayEquals(new double[] { 1, 0.5, 0, 0.5, 1, 0.5, 0, 0.5 }, new KSpaceWindow(1, false, 1).weights(new int[] { 4, 2 }, FIRST),
			1e-15);
	}

	/** As in the version before there were settings: truncation along both sides, then the magnitude, to the last bit. */
	@Test
	void usualScannerIsPlainTruncation() {
		final float[] image = noise(60 * 48);
		for (final int factor : new int[] { 2, 3, 4 }) {
			final float[] expected = Resampler.apply(image, 60, 48, ResamplingMatrix.truncation(60, factor), //
				ResamplingMatrix.truncation(48, factor));
			for (int i = 0; i < expected.length; i++) expected[i] = Math.abs(expected[i]);
			final SplittableRandom random = new SplittableRandom(3);
			assertArrayEquals(expected, Downsamplers.of("k-space").shrink(image, 60, 48, factor, 10, random));
			assertArrayEquals(expected, Downsamplers.of("k-space").prepare(DownsamplingSetup.of(factor), Monitor.NONE).shrink(image, 60, 48,
				factor, 10, random));
			assertEquals(new SplittableRandom(3).nextLong(), random.nextLong(), "nothing is drawn");
		}
	}

	/**
	 * 2 + cos(2π·3 x/8) along coarse rows of 8: of the frequencies ±3 partial Fourier with 6 of 8 lines keeps +3 only,
	 * so that |2 + exp(iφ)/2| = √(4.25 + 2 cos φ) is left; the phase φ is that of the coarse pixel's place.
	 */
	@Test
	void halfAWaveIsLeftOfPartialFourier() {
		final float[] image = wave(16, 3, 0);
		final float[] small = withScanner(new Scanner(1, 0, 0.75, false, 0, 0)).shrink(image, 16, 16, 2, 1, new SplittableRandom(1));
		for (int i = 0; i < 64; i++) {
			final double phase = 2 * Math.PI * 3 * (2 * (i % 8) + 0.5) / 16;
			assertEquals(Math.sqrt(4.25 + 2 * Math.cos(phase)), small[i], 1e-6);
		}
		// Along the columns all lines are measured.
		final float[] upright = wave(16, 0, 3);
		final float[] kept = withScanner(new Scanner(1, 0, 0.75, false, 0, 0)).shrink(upright, 16, 16, 2, 1, new SplittableRandom(1));
		for (int i = 0; i < 64; i++) assertEquals(2 + Math.cos(2 * Math.PI * 3 * (2 * (i / 8) + 0.5) / 16), kept[i], 1e-6);
	}

	/** A wave in the corner of k-space disappears, one on its axis stays; the window of share 0.5 halves frequency 3 of 4. */
	@Test
	void ellipseAndWindowActOnWaves() {
		final Downsampler ellipse = withScanner(new Scanner(1, 0, 1, true, 0, 0)), tukey = withScanner(new Scanner(1, 0, 1, false, 0.5, 0));
		final float[] corner = ellipse.shrink(wave(16, 3, 3), 16, 16, 2, 1, new SplittableRandom(1));
		for (final float v : corner) assertEquals(2, v, 1e-6);
		final float[] axis = ellipse.shrink(wave(16, 3, 0), 16, 16, 2, 1, new SplittableRandom(1));
		final float[] weak = tukey.shrink(wave(16, 3, 0), 16, 16, 2, 1, new SplittableRandom(1));
		for (int i = 0; i < 64; i++) {
			final double wave = Math.cos(2 * Math.PI * 3 * (2 * (i % 8) + 0.5) / 16);
			assertEquals(2 + wave, axis[i], 1e-6);
			assertEquals(2 + wave / 2, weak[i], 1e-6);
		}
	}

	/** A wave of 5 periods in 64 pixels is reproduced at the coarse pixels' places (specification of DDASR, §3.2). */
	@Test
	void slowWaveIsReproduced() {
		final float[] small = Downsamplers.of("k-space").shrink(wave(64, 5, 0), 64, 64, 2, 1, new SplittableRandom(1));
		for (int i = 0; i < 32; i++) assertEquals(2 + Math.cos(2 * Math.PI * 5 * (2 * i + 0.5) / 64), small[i], 1e-6);
	}

	/**
	 * Rice's distribution: the mean square is ν² + 2 s². Its mean is s √(π/2) L(−ν²/2s²), L being Laguerre's function of
	 * degree 1/2: 1.2533141 s at ν = 0 and 1.5485725 s at ν = s; far above the noise it is √(ν² + s²).
	 */
	@ParameterizedTest
	@CsvSource({ "0, 1.2533141", "20, 1.5485725", "2000, 100.005" })
	void noiseIsRician(final float signal, final double mean) {
		for (final Scanner scanner : new Scanner[] { new Scanner(1, 0, 1, false, 0, 0.02), new Scanner(1, 0, 0.7, true, 0.6, 0.02) }) {
			final float[] flat = new float[256 * 256];
			Arrays.fill(flat, signal);
			final float[] noisy = withScanner(scanner).shrink(flat, 256, 256, 2, 1000, new SplittableRandom(11));
			double sum = 0, squares = 0;
			for (final float v : noisy) {
				sum += v;
				squares += (double) v * v;
			}
			final double n = noisy.length;
			assertEquals(mean * 20, sum / n, 0.3, scanner.toString());
			final double square = signal * signal + 800, variance = square - mean * mean * 400;
			assertEquals(variance, squares / n - sum / n * sum / n, 0.03 * variance, scanner.toString());
		}
	}

	@Test
	void seedDecidesTheNoise() {
		final Downsampler method = withScanner(new Scanner(1, 0, 0.7, true, 0, 0.02));
		final float[] image = noise(24 * 24);
		final float[] once = method.shrink(image, 24, 24, 2, 10, new SplittableRandom(1));
		assertArrayEquals(once, method.shrink(image, 24, 24, 2, 10, new SplittableRandom(1)));
		assertFalse(Arrays.equals(once, method.shrink(image, 24, 24, 2, 10, new SplittableRandom(2))));
	}

	@ParameterizedTest
	@CsvSource({ "2", "3", "4" })
	void allWindowsKeepAConstant(final int factor) {
		final float[] flat = new float[36 * 60], expected = new float[flat.length / factor / factor];
		Arrays.fill(flat, 5);
		Arrays.fill(expected, 5);
		assertArrayEquals(expected, withScanner(new Scanner(1, 0, 0.6, true, 1, 0)).shrink(flat, 36, 60, factor, 1, new SplittableRandom(1)),
			1e-5f);
	}

	private static double[] window(final double partial, final boolean elliptical, final double tukey, final int size) {
		return new KSpaceWindow(partial, elliptical, tukey).weights(new int[] { size }, new boolean[] { true });
	}

	private static Downsampler withScanner(final Scanner scanner) {
		final DownsamplingSetup usual = DownsamplingSetup.of(2);
		return Downsamplers.of("k-space").prepare(new DownsamplingSetup(2, scanner, usual.texture(), usual.device(), 0), Monitor.NONE);
	}

	/** 2 + cos(2π (k x + l y) / size). */
	private static float[] wave(final int size, final int k, final int l) {
		final float[] image = new float[size * size];
		for (int i = 0; i < image.length; i++) {
			image[i] = (float) (2 + Math.cos(2 * Math.PI * (k * (i % size) + l * (i / size)) / size));
		}
		return image;
	}

	private static float[] noise(final int length) {
		final SplittableRandom random = new SplittableRandom(8);
		final float[] values = new float[length];
		for (int i = 0; i < length; i++) values[i] = (float) random.nextDouble(10);
		return values;
	}
}
