package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

class SharpnessTest {

	/** Neighbours of white noise differ as much as voxels further apart; along a ramp differences grow with the square of the distance. */
	@Test
	void noiseAndRamp() {
		final int[] size = { 20, 24, 28 };
		final float[] values = new float[20 * 24 * 28];
		final SplittableRandom random = new SplittableRandom(3);
		for (int i = 0; i < values.length; i++) values[i] = (float) random.nextDouble();
		for (final float v : Sharpness.of(values, size)) assertEquals(4 * (1 - 0.5), v, 0.1);
		for (int i = 0; i < values.length; i++) values[i] = i / (24 * 28);
		assertArrayEquals(new float[] { -1, -1, 0, 0, 0, 0 }, Sharpness.of(values, size), 1e-6f);
	}

	/** Half the sum of neighbours is less sharp along that axis alone; brightness and contrast do not matter. */
	@Test
	void smoothingShowsAlongItsAxis() {
		final int n = 24;
		final float[] sharp = new float[n * n * n], smooth = new float[n * n * n], other = new float[n * n * n];
		final SplittableRandom random = new SplittableRandom(4);
		for (int i = 0; i < sharp.length; i++) sharp[i] = (float) random.nextDouble();
		for (int i = 0; i < sharp.length; i++) {
			final int y = i / n % n;
			smooth[i] = (sharp[i] + sharp[y > 0 ? i - n : i]) / 2;
			other[i] = 300 - 7 * smooth[i];
		}
		final float[] before = Sharpness.of(sharp, n, n, n), after = Sharpness.of(smooth, n, n, n);
		assertTrue(after[2] < before[2] - 1.5, after[2] + " " + before[2]);
		assertEquals(before[0], after[0], 0.3);
		assertEquals(before[4], after[4], 0.3);
		assertArrayEquals(after, Sharpness.of(other, n, n, n), 1e-3f);
	}

	@Test
	void aThinVolumeHasNone() {
		assertArrayEquals(new float[6], Sharpness.of(new float[] { 1 }, 1, 1, 1));
	}
}
