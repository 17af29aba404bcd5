package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.ResamplingMatrix;

class SliceProfileDownsamplerTest {

	/**
	 * Factor 2 and a full width at half maximum of 2 fine pixels: at distances ±0.5, ±1.5, ±2.5 the profile is
	 * 2^−(d²): 0.8409, 0.2102, 0.0131; so the ratios of neighbouring weights are 1/4 and 1/16.
	 */
	@Test
	void weightsAreThoseOfTheProfile() {
		final ResamplingMatrix matrix = new SliceProfileDownsampler().matrix(40, 2);
		final double near = matrix.weight(10, 20);
		assertEquals(near, matrix.weight(10, 21), 1e-15);
		assertEquals(near / 4, matrix.weight(10, 22), 1e-12);
		assertEquals(near / 64, matrix.weight(10, 23), 1e-12);
		assertEquals(near / 64, matrix.weight(10, 18), 1e-12);
		// 1 / (2 (1 + 1/4 + 1/64 + 1/4096 + …)), the exponents being d² − 1/4.
		assertEquals(0.5 / (1 + 0.25 + Math.pow(2, -6) + Math.pow(2, -12) + Math.pow(2, -20)), near, 1e-8);
	}

	/** The second moment of the weights is that of the profile: thickness and gap set it. */
	@Test
	void thicknessAndGapSetTheWidth() {
		for (final double[] c : new double[][] { { 1, 0, 3 }, { 2, 0, 3 }, { 2, 0.25, 4 }, { 1.5, 0.5, 4 } }) {
			final int factor = (int) c[2];
			final ResamplingMatrix matrix = new SliceProfileDownsampler(new Scanner(c[0], c[1], 1, false, 0, 0)).matrix(120, factor);
			final int o = 60 / factor;
			double sum = 0, mean = 0, square = 0;
			for (int i = 0; i < 120; i++) {
				final double d = i - (factor * o + (factor - 1) / 2.0), w = matrix.weight(o, i);
				sum += w;
				mean += w * d;
				square += w * d * d;
			}
			assertEquals(1, sum, 1e-12);
			assertEquals(0, mean, 1e-12);
			assertEquals(c[0] * (1 - c[1]) * factor / 2.354820045, Math.sqrt(square), 1e-6);
		}
	}

	/** A profile far thinner than a pixel sees the middle pixel, or the two beside the middle in equal parts. */
	@Test
	void thinSlicesSeeTheNearestPixels() {
		final Downsampler thin = new SliceProfileDownsampler(new Scanner(0.01, 0.9, 1, false, 0, 0));
		final float[] line = { 1, 2, 3, 4, 5, 60 };
		assertArrayEquals(new double[] { 2, 5 }, new SliceProfileDownsampler(new Scanner(0.01, 0, 1, false, 0, 0)).matrix(6, 3).apply(
			new double[] { 1, 2, 3, 4, 5, 60 }), 1e-12);
		final float[] square = new float[36];
		for (int i = 0; i < 36; i++) square[i] = line[i % 6];
		assertArrayEquals(new float[] { 1.5f, 3.5f, 32.5f, 1.5f, 3.5f, 32.5f, 1.5f, 3.5f, 32.5f }, thin.shrink(square, 6, 6, 2, 1,
			new SplittableRandom(1)), 1e-5f);
	}

	/** Beyond the end lies the mirrored line: the first weight is the sum of those at distances −0.5 and −1.5. */
	@Test
	void endsAreMirrored() {
		final ResamplingMatrix matrix = new SliceProfileDownsampler().matrix(40, 2);
		final double[] w = new double[4];
		for (int i = 0; i < 4; i++) w[i] = matrix.weight(10, 21 + i);
		assertEquals(w[0] + w[1], matrix.weight(0, 0), 1e-12);
		assertEquals(w[0] + w[2], matrix.weight(0, 1), 1e-12);
		assertEquals(w[1] + w[3], matrix.weight(0, 2), 1e-12);
	}

	@Test
	void isPreparedWithAScanner() {
		final Scanner scanner = new Scanner(2, 0.1, 1, false, 0, 0);
		final DownsamplingSetup usual = DownsamplingSetup.of(2);
		final Downsampler prepared = Downsamplers.of("slice-profile").prepare(new DownsamplingSetup(2, scanner, usual.texture(), usual
			.device(), 0), Monitor.NONE);
		final float[] image = new float[144];
		for (int i = 0; i < 144; i++) image[i] = i * 31 % 17;
		assertArrayEquals(new SliceProfileDownsampler(scanner).shrink(image, 12, 12, 2, 1, new SplittableRandom(1)), prepared.shrink(image,
			12, 12, 2, 1, new SplittableRandom(1)));
	}
}
