package io.github.ddasr.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;

class BrainMaskTest {

	private static final int N = 21;

	/** A ball of radius 7 with a hollow of radius 3 and a canal to the front, and a stray voxel in a corner. */
	private static Volume hollowBall(final float air) {
		final float[] a = new float[N * N * N];
		for (int i = 0; i < a.length; i++) {
			final int x = i % N - 10, y = i / N % N - 10, z = i / N / N - 10;
			final double r = Math.sqrt(x * x + y * y + z * z);
			final boolean canal = x == 0 && y < 0 && z == 0;
			final boolean stray = x == -10 && y == -10 && z == -10;
			a[i] = stray || r <= 7 && r > 3 && !canal ? 1000 + i % 100 : air == 0 ? 0 : air + i % 7;
		}
		return new Volume("ball", ArrayImgs.floats(a, N, N, N), Geometry.ofSpacing(1, 1, 1));
	}

	private static long ball() {
		long n = 0;
		for (int i = 0; i < N * N * N; i++) {
			final int x = i % N - 10, y = i / N % N - 10, z = i / N / N - 10;
			if (x * x + y * y + z * z <= 49) n++;
		}
		return n;
	}

	@Test
	void holesAreFilledAndStrayVoxelsDropped() {
		for (final float air : new float[] { 0, 50 }) {
			final BrainMask mask = BrainMask.of(hollowBall(air));
			assertTrue(mask.contains(10, 10, 11), "hollow");
			assertFalse(mask.contains(0, 0, 0), "stray voxel");
			assertTrue(mask.contains(10, 4, 11));
			assertFalse(mask.contains(10, 2, 10));
			// The canal opens the slice z = 10, where the hollow stays open; all else is filled.
			final long open = ball() - mask.voxels();
			assertEquals(openInMiddleSlice(), open);
			assertEquals(mask.voxels() / (double) (N * N * N), mask.share(), 1e-15);
		}
	}

	/** Voxels of the hollow's middle slice and of the canal. */
	private static long openInMiddleSlice() {
		long n = 0;
		for (int x = -7; x <= 7; x++) for (int y = -7; y <= 7; y++) {
			final int q = x * x + y * y;
			if (q <= 9 || x == 0 && y < 0 && q <= 49) n++;
		}
		return n;
	}

	@Test
	void planesComeInTheOrderOfSlices() {
		final BrainMask mask = BrainMask.of(hollowBall(0));
		for (int d = 0; d < 3; d++) {
			final boolean[] plane = mask.plane(d, 8);
			for (int i = 0; i < plane.length; i++) {
				final int u = i % N, v = i / N;
				final boolean expected = d == 0 ? mask.contains(8, u, v) : d == 1 ? mask.contains(u, 8, v) //
					: mask.contains(u, v, 8);
				assertEquals(expected, plane[i]);
			}
		}
	}

	@Test
	void aConstantVolumeHasNoBrain() {
		final Volume volume = new Volume("flat", ArrayImgs.floats(new float[27], 3, 3, 3), Geometry.ofSpacing(1, 1, 1));
		assertEquals(0, BrainMask.of(volume).voxels());
	}

	@Test
	void aSingleSliceIsFilledInItsPlane() {
		final float[] ring = new float[9 * 9];
		for (int i = 0; i < ring.length; i++) {
			final double r = Math.hypot(i % 9 - 4, i / 9 - 4);
			ring[i] = r <= 3.2 && r > 1.5 ? 100 + i : 0;
		}
		final BrainMask mask = BrainMask.of(new Volume("ring", ArrayImgs.floats(ring, 9, 9, 1), Geometry.ofSpacing(1,
			1, 1)));
		assertTrue(mask.contains(4, 4, 0));
		assertFalse(mask.contains(0, 0, 0));
	}
}
