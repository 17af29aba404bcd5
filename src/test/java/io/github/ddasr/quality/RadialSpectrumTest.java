package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RadialSpectrumTest {

	private static double[] noise(final int w, final int h, final double sd, final long seed) {
		final Random random = new Random(seed);
		final double[] noise = new double[w * h];
		for (int i = 0; i < noise.length; i++) noise[i] = 0.5 + sd * random.nextGaussian();
		return noise;
	}

	/** Whatever the size: padding changes no level. */
	@ParameterizedTest
	@CsvSource({ "256, 256", "200, 150", "97, 131" })
	void whiteNoiseHasItsVarianceAtAllFrequencies(final int w, final int h) {
		final double[] mean = new double[RadialSpectrum.BINS];
		final int repeats = 12;
		for (int r = 0; r < repeats; r++) {
			final double[] power = RadialSpectrum.power(noise(w, h, 0.05, r), w, null);
			for (int i = 0; i < mean.length; i++) mean[i] += power[i] / repeats;
		}
		for (int i = 2; i < mean.length; i++) assertEquals(0.0025, mean[i], 0.0025 * 0.15, "ring " + i);
		double all = 0;
		for (int i = 8; i < mean.length; i++) all += mean[i] / (mean.length - 8);
		assertEquals(0.0025, all, 0.0025 * 0.02);
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 11, 20, 30 })
	void cosinePeaksInItsRing(final int bin) {
		final int n = 160;
		final double[] wave = new double[n * n];
		final double f = RadialSpectrum.frequency(bin);
		// Aslant, since the direction does not matter.
		for (int i = 0; i < wave.length; i++) wave[i] = Math.cos(2 * Math.PI * f * (0.8 * (i % n) + 0.6 * (i / n)));
		final double[] power = RadialSpectrum.power(wave, n, null);
		for (int i = 0; i < power.length; i++) if (Math.abs(i - bin) > 1) assertTrue(power[bin] > 1e3 * power[i], bin + " and " + i);
		assertEquals((bin + 0.5) / 64, f, 0);
	}

	/** The sum over all frequencies is the mean square: Parseval. */
	@Test
	void totalPowerIsTheMeanSquareOfTheWindowedSlice() {
		final int n = 128;
		final double[] wave = new double[n * n];
		for (int i = 0; i < wave.length; i++) wave[i] = 3 + 2 * Math.cos(2 * Math.PI * 0.2 * (i % n));
		final double[] power = RadialSpectrum.power(wave, n, null);
		double sum = 0;
		for (int i = 0; i < power.length; i++) sum += power[i] * Math.PI * (2 * i + 1) / (64 * 64);
		assertEquals(2, sum, 0.1);
	}

	@Test
	void onlyTheRectangleOfTheForegroundCounts() {
		final double[] noise = noise(100, 90, 0.1, 3);
		final double[] part = new double[60 * 50];
		final boolean[] mask = new boolean[noise.length];
		for (int y = 0; y < 50; y++) for (int x = 0; x < 60; x++) part[y * 60 + x] = noise[(y + 20) * 100 + x + 30];
		mask[20 * 100 + 30] = mask[69 * 100 + 89] = true;
		assertArrayEquals(RadialSpectrum.power(part, 60, null), RadialSpectrum.power(noise, 100, mask), 1e-15);
	}

	@Test
	void normalisedPowerKnowsNoContrast() {
		final double[] noise = noise(64, 64, 0.1, 4), stronger = Arrays.stream(noise).map(v -> 7 * v + 2).toArray();
		final double[] a = RadialSpectrum.power(noise, 64, null), b = RadialSpectrum.power(stronger, 64, null);
		assertEquals(Math.log10(49), RadialSpectrum.distance(RadialSpectrum.logarithms(a), RadialSpectrum.logarithms(b)), 1e-9);
		assertEquals(0, RadialSpectrum.distance(RadialSpectrum.logarithms(RadialSpectrum.normalised(a)), RadialSpectrum.logarithms(
			RadialSpectrum.normalised(b))), 1e-9);
		// Of white noise it is about 1 everywhere, since the rings' areas add up to BINS².
		double mean = 0;
		for (int i = 8; i < 32; i++) mean += RadialSpectrum.normalised(a)[i] / 24;
		assertEquals(1, mean, 0.1);
	}

	@Test
	void constantSliceHasTheFloor() {
		final double[] power = RadialSpectrum.power(new double[40 * 30], 40, null);
		for (final double v : RadialSpectrum.logarithms(power)) assertEquals(-10, v);
		for (final double v : RadialSpectrum.logarithms(RadialSpectrum.normalised(power))) assertEquals(-10, v);
	}

	@Test
	void distanceLeavesOutTheLowestRing() {
		final double[] a = new double[32], b = new double[32];
		b[0] = 100;
		assertEquals(0, RadialSpectrum.distance(a, b));
		b[5] = 2;
		assertEquals(Math.sqrt(4 / 31.0), RadialSpectrum.distance(a, b), 1e-15);
	}
}
