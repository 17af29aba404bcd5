package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.engine.Scope;

/** The local power spectrum against plain sums, and against signals whose spectrum is known. */
class LocalSpectrumTest {

	private static final int SIDE = 16;

	@Test
	void agreesWithThePlainTransform() {
		final float[] image = WhiteNoise.of(SIDE * SIDE, 0.3, 4);
		final float[] power = spectrum(image, 1, SIDE);
		for (int i = 0; i < image.length; i++) image[i] += 0.7f;
		final float[] lifted = spectrum(image, 1, SIDE);
		double total = 0, mean = 0, squares = 0;
		for (int i = 0; i < image.length; i++) {
			total += hann(i);
			mean += hann(i) * image[i];
			squares += hann(i) * hann(i);
		}
		mean /= total;
		for (int k = 1; k < 81; k++) {
			double expected = 0;
			for (final int sign : new int[] { 1, -1 }) {
				double real = 0, imaginary = 0;
				for (int i = 0; i < image.length; i++) {
					final double phase = 2 * Math.PI * (sign * (k / 9) * (i / SIDE) + k % 9 * (i % SIDE)) / SIDE, v = hann(i) * (image[i] - mean);
					real += v * Math.cos(phase);
					imaginary += v * Math.sin(phase);
				}
				expected += (real * real + imaginary * imaginary) / squares / 2;
			}
			assertEquals(expected, power[k - 1], 1e-4 * expected + 1e-7, "frequency " + k);
			assertEquals(expected, lifted[k - 1], 1e-3 * expected + 1e-5, "the mean does not show: frequency " + k);
		}
	}

	private static double hann(final int i) {
		return line(i / SIDE) * line(i % SIDE);
	}

	private static double line(final int i) {
		return 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / SIDE);
	}

	@Test
	void whiteNoiseIsFlat() {
		final float[] power = spectrum(WhiteNoise.of(4 * 128 * 128, 0.2, 1), 4, 128);
		double mean = 0;
		for (int k = 0; k < power.length; k++) {
			// From the second frequency on, of which the mean takes nothing; 900 pieces, neighbours of which overlap.
			if ((k + 1) / 9 > 1 || (k + 1) % 9 > 1) assertEquals(0.04, power[k], 0.01, "frequency " + (k + 1));
			mean += power[k] / power.length;
		}
		assertEquals(0.04, mean, 0.002);
	}

	/** The window keeps strong slow waves out of the fast frequencies: its side lobes fall from 31 dB on by 18 dB an octave. */
	@Test
	void aSlowWaveStaysAtItsFrequency() {
		final float[] image = new float[64 * 64];
		for (int i = 0; i < image.length; i++) image[i] = (float) Math.sin(2 * Math.PI * 1.5 * (i % 64) / SIDE);
		final float[] power = spectrum(image, 1, 64);
		for (int u = 5; u <= 8; u++) assertTrue(power[u - 1] < (u < 7 ? 2e-3 : 2e-4) * power[0], "frequency " + u + ": " + power[u - 1] /
			power[0]);
	}

	@Test
	void blurTakesFromHighFrequenciesFirst() {
		final float[] noise = WhiteNoise.of(96 * 96, 0.2, 2), smooth = new float[96 * 96];
		for (int i = 0; i < smooth.length; i++) smooth[i] = (noise[i] + noise[(i + 1) % noise.length]) / 2;
		final float[] before = spectrum(noise, 1, 96), after = spectrum(smooth, 1, 96);
		assertTrue(after[1] / before[1] > 0.7, "low along x");
		assertTrue(after[7] / before[7] < 0.1, "highest along x");
	}

	@Test
	void meansAreThoseOfThePieces() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final float[] image = new float[32 * 16];
			Arrays.fill(image, 0, 16 * 16, 0.25f);
			Arrays.fill(image, 16 * 16, 32 * 16, 0.75f);
			final float[] means = new LocalSpectrum(scope.manager()).pieces(scope.manager().create(image, new Shape(1, 1, 32, 16))).mean()
				.toFloatArray();
			assertEquals(0.25, means[0], 1e-5);
			assertEquals(0.5, means[1], 1e-5);
			assertEquals(0.75, means[2], 1e-5);
		}
	}

	private static float[] spectrum(final float[] images, final int count, final int side) {
		try (Scope scope = Scope.open(Device.cpu())) {
			return new LocalSpectrum(scope.manager()).pieces(scope.manager().create(images, new Shape(count, 1, side, side))).power()
				.mean(new int[] { 1 }).toFloatArray();
		}
	}
}
