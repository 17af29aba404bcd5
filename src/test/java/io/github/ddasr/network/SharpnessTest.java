package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.ddasr.volume.ResamplingMatrix;

class SharpnessTest {

	/** Neighbours of white noise differ as much as voxels further apart; along a ramp differences grow with the square of the distance. */
	@Test
	void noiseAndRamp() {
		final int[] size = { 20, 24, 28 };
		final float[] values = new float[20 * 24 * 28];
		final SplittableRandom random = new SplittableRandom(3);
		for (int i = 0; i < values.length; i++) values[i] = (float) random.nextDouble();
		final float[] noise = Sharpness.of(values, size);
		for (int k = 0; k < 12; k++) assertEquals(k % 4 < 2 ? 4 * (1 - 0.5) : 0, noise[k], 0.1, "number " + k);
		for (int i = 0; i < values.length; i++) values[i] = i / (24 * 28);
		assertArrayEquals(new float[] { -1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, Sharpness.of(values, size), 1e-6f);
	}

	/** Computed with numpy: differences of a line by numpy.diff; the last would be -11.5. */
	@Test
	void aLine() {
		final float[] line = { 3, 1, 4, 1, 5, 9, 2, 6 };
		final float[] expected = { 2.85714f, 0.30928f, -2.39142f, -6 };
		assertArrayEquals(expected, Arrays.copyOfRange(Sharpness.of(line, 1, 1, 8), 8, 12), 1e-4f);
		assertArrayEquals(expected, Arrays.copyOf(Sharpness.ofPart(new float[] { 7, 7, 3, 1, 4, 1, 5, 9, 2, 6 }, 2, 8, 1, 1), 4), 1e-4f);
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
		for (int k = 0; k < 4; k++) {
			// Voxels two and four apart have no neighbour in common, before and after.
			if (k != 1) assertTrue(after[4 + k] < before[4 + k] - 0.4, k + ": " + after[4 + k] + " " + before[4 + k]);
			assertEquals(before[k], after[k], 0.3);
			assertEquals(before[8 + k], after[8 + k], 0.3);
		}
		assertArrayEquals(after, Sharpness.of(other, n, n, n), 1e-3f);
	}

	/** Interpolated scans would have far smaller numbers than any that a network has seen. */
	@Test
	void whatWasInterpolatedIsBounded() {
		final double[] line = new double[12];
		final SplittableRandom random = new SplittableRandom(5);
		for (int i = 0; i < 12; i++) line[i] = random.nextDouble();
		final double[] long8 = ResamplingMatrix.mirroredFourier(12, 96).apply(line);
		final float[] values = new float[96];
		for (int i = 0; i < 96; i++) values[i] = (float) long8[i];
		assertArrayEquals(new float[] { -6, -6 }, Arrays.copyOfRange(Sharpness.of(values, 1, 1, 96), 10, 12));
	}

	@Test
	void aThinVolumeHasNone() {
		assertArrayEquals(new float[12], Sharpness.of(new float[] { 1 }, 1, 1, 1));
	}
}
