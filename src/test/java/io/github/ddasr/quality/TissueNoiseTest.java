package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.ddasr.volume.BrainMask;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

class TissueNoiseTest {

	private static final int SIDE = 192;
	private static final double WHITE = 2760;
	private static final Volume HEAD = Phantom.block(new int[] { SIDE, SIDE, 1 }, new double[] { 1.2, 1.2, 1.2 }, new double[] { 0,
		0, 25 });

	/** The phantom's slice with the magnitude of complex noise, in parts of white matter. */
	private static double[] noisy(final double sd) {
		final float[] clean = Slices.read(HEAD.voxels(), 2, 0);
		final Random random = new Random(11);
		final double[] noisy = new double[clean.length];
		for (int i = 0; i < noisy.length; i++) noisy[i] = Math.hypot(clean[i] / WHITE + sd * random.nextGaussian(), sd * random
			.nextGaussian());
		return noisy;
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.03, 0.06 })
	void noiseOfAPhantomIsRecovered(final double sd) {
		final TissueNoise noise = TissueNoise.of(noisy(sd), SIDE, BrainMask.of(HEAD).plane(2, 0));
		assertEquals(sd, noise.air(), 0.05 * sd);
		// White matter has a fine texture of its own.
		assertEquals(sd, noise.white(), 0.15 * sd);
		assertEquals(1, noise.whiteLevel(), 0.08);
		assertTrue(noise.whitePixels() > 500, noise.toString());
		assertFalse(noise.constantAir());
	}

	@Test
	void airThatWasSetToZeroIsSaid() {
		final boolean[] head = BrainMask.of(HEAD).plane(2, 0);
		final double[] values = noisy(0.03);
		for (int i = 0; i < values.length; i++) if (!head[i]) values[i] = 0;
		final TissueNoise noise = TissueNoise.of(values, SIDE, head);
		assertTrue(noise.constantAir());
		assertTrue(Double.isNaN(noise.air()));
		assertEquals(0.03, noise.white(), 0.005);
	}

	@Test
	void nothingIsFoundInAnEmptySlice() {
		final TissueNoise noise = TissueNoise.of(new double[64 * 64], 64, new boolean[64 * 64]);
		assertTrue(Double.isNaN(noise.white()));
		assertEquals(0, noise.whitePixels());
	}

	/** Three levels: the thresholds part them, and nothing outside the region has a say. */
	@Test
	void threeClassesArePartedByOtsu() {
		final double[] values = new double[4000];
		final boolean[] region = new boolean[4000];
		final Random random = new Random(2);
		for (int i = 0; i < 3000; i++) {
			values[i] = new double[] { 0.2, 0.5, 0.9 }[i % 3] + 0.03 * random.nextGaussian();
			region[i] = true;
		}
		Arrays.fill(values, 3000, 4000, 50);
		final ThreeClasses classes = ThreeClasses.of(values, region);
		assertEquals(0.35, classes.lower(), 0.08);
		assertEquals(0.7, classes.upper(), 0.12);
		assertTrue(Double.isNaN(ThreeClasses.of(new double[] { 1, 1, 1 }, new boolean[] { true, true, true }).upper()));
	}

	/** By hand: of a large bright square and a larger thin ring at the rim, the square is taken, less a pixel all around. */
	@Test
	void compactTissueIsPreferred() {
		final int n = 100;
		final double[] values = new double[n * n];
		final boolean[] head = new boolean[n * n];
		for (int y = 0; y < n; y++) for (int x = 0; x < n; x++) {
			final int i = y * n + x, rim = Math.min(Math.min(x, y), Math.min(n - 1 - x, n - 1 - y));
			head[i] = rim >= 10;
			values[i] = rim < 10 ? 0 : rim < 14 ? 1 : 0.4 + 0.1 * (x % 2);
			if (x >= 40 && x < 60 && y >= 40 && y < 56) values[i] = 0.9;
			if (x >= 62 && x < 68 && y >= 40 && y < 56) values[i] = 0.9;
		}
		final boolean[] white = WhiteMatter.of(values, n, head);
		int count = 0;
		for (int i = 0; i < white.length; i++) if (white[i]) {
			count++;
			assertTrue(i % n > 40 && i % n < 59 && i / n > 40 && i / n < 55);
		}
		assertEquals(18 * 14, count);
	}
}
