package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.engine.Scope;

/** The local power spectrum against signals whose spectrum is known. */
class LocalSpectrumTest {

	@Test
	void whiteNoiseIsFlat() {
		final float[] noise = WhiteNoise.of(2 * 96 * 96, 0.2, 1);
		final float[] power = spectrum(noise, 2, 96);
		double mean = 0;
		for (final float p : power) {
			// About 1,000 samples each, half of which are their neighbours' kin.
			assertEquals(0.04, p, 0.01);
			mean += p / power.length;
		}
		// 18,000 numbers, those at the borders counted less: a standard deviation of about 0.0006.
		assertEquals(0.04, mean, 0.002);
	}

	@Test
	void aConstantHasNoPower() {
		final float[] flat = new float[64 * 64];
		java.util.Arrays.fill(flat, 0.7f);
		for (final float p : spectrum(flat, 1, 64)) assertEquals(0, p, 1e-9);
	}

	/** The pattern of one coefficient, repeated so that every block at a multiple of 8 sees just that one. */
	@Test
	void aPatternShowsInItsOwnCoefficient() {
		final float[] image = new float[8 * 8];
		// Row frequency 0, column frequency 3: 0.5 · cos(π (2x + 1) 3 / 16) · √(1/8) · √8
		for (int i = 0; i < 64; i++) image[i] = (float) (0.5 * Math.cos(Math.PI * (2 * (i % 8) + 1) * 3 / 16));
		final float[] power = spectrum(image, 1, 8);
		// Orthonormal: the coefficient holds all the energy, 64 · 0.25 / 2.
		for (int k = 1; k < 64; k++) assertEquals(k == 3 ? 8 : 0, power[k - 1], 1e-5, "coefficient " + k);
	}

	@Test
	void blurTakesFromHighFrequenciesFirst() {
		final float[] noise = WhiteNoise.of(96 * 96, 0.2, 2), smooth = new float[96 * 96];
		for (int i = 0; i < smooth.length; i++) smooth[i] = (noise[i] + noise[(i + 1) % noise.length]) / 2;
		final float[] before = spectrum(noise, 1, 96), after = spectrum(smooth, 1, 96);
		assertTrue(after[0] / before[0] > 0.8, "lowest along x");
		assertTrue(after[6] / before[6] < 0.2, "highest along x");
	}

	@Test
	void blocksOutsideTheMaskDoNotCount() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final float[] image = WhiteNoise.of(64 * 64, 0.2, 3), mask = new float[64 * 64];
			// Noise on the left half, silence on the right one, and a mask on the left.
			for (int i = 0; i < image.length; i++) {
				if (i % 64 >= 32) image[i] = 0;
				else mask[i] = 1;
			}
			final Shape shape = new Shape(1, 1, 64, 64);
			final float[] power = new LocalSpectrum(scope.manager()).of(scope.manager().create(image, shape), scope.manager().create(
				mask, shape)).toFloatArray();
			double mean = 0;
			for (final float p : power) mean += p / power.length;
			// Blocks that lie in the mask by three quarters still count.
			assertEquals(0.04, mean, 0.003);
		}
	}

	private static float[] spectrum(final float[] images, final int count, final int side) {
		try (Scope scope = Scope.open(Device.cpu())) {
			return new LocalSpectrum(scope.manager()).of(scope.manager().create(images, new Shape(count, 1, side, side)))
				.toFloatArray();
		}
	}
}
