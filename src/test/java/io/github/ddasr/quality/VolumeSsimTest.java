package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

/** Structural similarity with a uniform window in space. */
class VolumeSsimTest {

	private static final int[] SIZE = { 19, 11, 13 };

	private static float[] block(final long seed, final int[] size) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] block = new float[size[0] * size[1] * size[2]];
		for (int i = 0; i < block.length; i++) block[i] = (float) (random.nextDouble() + Math.sin(0.3 * i));
		return block;
	}

	/** Mean over all windows, each from its own list of values by the textbook formula. */
	private static double direct(final float[] a, final float[] b, final boolean[] mask, final int[] size, final int[] window,
		final double range)
	{
		double total = 0;
		int count = 0;
		for (int z = 0; z + window[0] <= size[0]; z++) for (int y = 0; y + window[1] <= size[1]; y++) for (int x = 0; x + window[2] <= size[2]; x++) {
			final int middle = ((z + window[0] / 2) * size[1] + y + window[1] / 2) * size[2] + x + window[2] / 2;
			if (mask != null && !mask[middle]) continue;
			final int n = window[0] * window[1] * window[2];
			double meanA = 0, meanB = 0, aa = 0, bb = 0, ab = 0;
			for (int pass = 0; pass < 2; pass++) for (int i = 0; i < n; i++) {
				final int at = ((z + i / (window[1] * window[2])) * size[1] + y + i / window[2] % window[1]) * size[2] + x + i % window[2];
				if (pass == 0) {
					meanA += a[at] / (double) n;
					meanB += b[at] / (double) n;
				}
				else {
					aa += (a[at] - meanA) * (a[at] - meanA) / (n - 1);
					bb += (b[at] - meanB) * (b[at] - meanB) / (n - 1);
					ab += (a[at] - meanA) * (b[at] - meanB) / (n - 1);
				}
			}
			final double c1 = 1e-4 * range * range, c2 = 9e-4 * range * range;
			total += (2 * meanA * meanB + c1) * (2 * ab + c2) / ((meanA * meanA + meanB * meanB + c1) * (aa + bb + c2));
			count++;
		}
		return total / count;
	}

	@Test
	void agreesWithTheFormulaWindowByWindow() {
		final float[] a = block(1, SIZE), b = block(2, SIZE);
		final boolean[] mask = new boolean[a.length];
		for (int i = 0; i < mask.length; i++) mask[i] = i % 5 < 2 && i < mask.length / 2;
		for (final int[] window : new int[][] { { 7, 7, 7 }, { 1, 7, 7 }, { 5, 3, 1 } }) {
			final VolumeSsim.Figures figures = new VolumeSsim(SIZE, window, 1.7).of(a, b, mask);
			assertEquals(direct(a, b, null, SIZE, window, 1.7), figures.whole().value(), 1e-12);
			assertEquals(direct(a, b, mask, SIZE, window, 1.7), figures.masked().value(), 1e-12);
		}
	}

	@Test
	void identicalVolumesGiveOne() {
		final float[] a = block(3, SIZE);
		assertEquals(1, VolumeSsim.cubic(SIZE, 1).of(a, a.clone(), null).whole().value(), 1e-12);
		// A constant volume has no variance, and is still like itself.
		assertEquals(1, VolumeSsim.cubic(SIZE, 1).of(new float[a.length], new float[a.length], null).whole().value(), 0);
	}

	@Test
	void saysWhyThereIsNoFigure() {
		final int[] flat = { 6, 11, 13 };
		final float[] a = block(4, flat);
		assertEquals("SSIM needs at least 7 × 7 × 7 voxels", VolumeSsim.cubic(flat, 1).of(a, a, null).whole().reason());
		final float[] b = block(5, SIZE);
		assertEquals("no voxel with a whole window lies in the mask", VolumeSsim.cubic(SIZE, 1).of(b, b, new boolean[b.length]).masked().reason());
		b[700] = Float.NaN;
		final MetricValue broken = VolumeSsim.cubic(SIZE, 1).of(b, block(5, SIZE), null).whole();
		assertTrue(Double.isNaN(broken.value()));
		assertEquals("NaN or infinite pixels: 1", broken.reason());
		assertThrows(IllegalArgumentException.class, () -> new VolumeSsim(SIZE, new int[] { 6, 7, 7 }, 1));
	}
}
