package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.ddasr.volume.DdasrException;

/** The noise pool and its use. */
class RealSrTest {

	private static final double SD = 0.03;

	/** A disc of 0.6 in air, with Rician noise. */
	private static Texture texture() {
		final List<Texture.Slice> slices = new ArrayList<>();
		for (int s = 0; s < 4; s++) {
			final float[] values = new float[256 * 256];
			for (int i = 0; i < values.length; i++) {
				values[i] = Math.hypot(i % 256 - 128, i / 256 - 128) < 90 ? 0.6f : 0;
			}
			RicianNoise.add(values, SD, new SplittableRandom(s));
			slices.add(new Texture.Slice("slice " + s, values, 256, 256, s / 3.0));
		}
		return new Texture(slices, "discs");
	}

	private static RealSr disc() {
		return new RealSr(new KernelPool(List.of(BlurKernelTest.gaussian(13, 6.5, 6.5, 1, 1)), ""), NoisePool.of(texture()));
	}

	@Test
	void findsNoiseOfTissueAndOfAir() {
		final NoisePool pool = NoisePool.of(texture());
		assertEquals(0.15 * 0.6, pool.threshold(), 0.002);
		// 4 slices of 64 pieces.
		assertTrue(pool.tissue().size() >= 8 && pool.tissue().size() <= 20, "tissue: " + pool.tissue().size());
		assertTrue(pool.background().size() >= 24 && pool.background().size() <= 80, "air: " + pool.background().size());
		for (final float[] piece : pool.tissue()) {
			assertEquals(0, mean(piece), 1e-6);
			assertEquals(SD, sd(piece), 0.1 * SD);
		}
		// Rayleigh: mean σ·√(π/2), standard deviation σ·√(2 − π/2).
		for (final float[] piece : pool.background()) {
			assertEquals(SD * Math.sqrt(Math.PI / 2), mean(piece), 0.1 * SD);
			assertEquals(SD * Math.sqrt(2 - Math.PI / 2), sd(piece), 0.1 * SD);
		}
	}

	@Test
	void givesAnImageTheNoiseOfTheDomain() {
		final float[] image = new float[200 * 240];
		for (int i = 0; i < image.length; i++) image[i] = i % 200 < 100 ? 700 : 0;
		final float[] small = disc().shrink(image, 200, 240, 2, 1000, new SplittableRandom(5));
		final float[] tissue = part(small, 10, 40), air = part(small, 60, 90);
		assertEquals(700, mean(tissue), 5);
		assertEquals(1000 * SD, sd(tissue), 0.12 * 1000 * SD);
		assertEquals(1000 * SD * Math.sqrt(Math.PI / 2), mean(air), 0.1 * 1000 * SD);
		assertEquals(1000 * SD * Math.sqrt(2 - Math.PI / 2), sd(air), 0.12 * 1000 * SD);
		for (final float v : small) assertTrue(v >= 0);
	}

	@Test
	void drawsAnewForEachSliceButTheSameForASeed() {
		final float[] image = new float[64 * 64];
		Arrays.fill(image, 500);
		final SplittableRandom random = new SplittableRandom(3);
		final RealSr method = disc();
		final float[] first = method.shrink(image, 64, 64, 2, 1000, random), second = method.shrink(image, 64, 64, 2, 1000,
			random);
		assertFalse(Arrays.equals(first, second));
		assertArrayEquals(first, method.shrink(image, 64, 64, 2, 1000, new SplittableRandom(3)));
	}

	@Test
	void tilesLikeMirrors() {
		final float[] image = new float[96 * 128];
		Arrays.fill(image, 500);
		final float[] noisy = image.clone();
		new NoiseInjection(NoisePool.of(texture())).apply(noisy, 96, 1000, new SplittableRandom(1));
		for (int y = 0; y < 128; y++) for (int x = 0; x < 32; x++) {
			assertEquals(noisy[y * 96 + 31 - x], noisy[y * 96 + 32 + x]);
			assertEquals(noisy[y * 96 + x], noisy[y * 96 + 64 + x]);
			assertEquals(noisy[y * 96 + x], noisy[(y < 64 ? 63 - y : 191 - y) * 96 + x]);
		}
	}

	@Test
	void slicesWithoutRoomAreRefused() {
		final Texture small = new Texture(List.of(new Texture.Slice("a", new float[900], 30, 30, 0)), "small ones");
		assertEquals("The low-resolution slices (small ones) show no tissue in any square of 32 × 32 pixels, from which noise " +
			"could be taken. Give larger slices, or others.", assertThrows(DdasrException.class, () -> NoisePool.of(small))
				.getMessage());
	}

	private static float[] part(final float[] image, final int from, final int to) {
		final float[] part = new float[(to - from) * image.length / 100];
		for (int i = 0; i < part.length; i++) part[i] = image[i / (to - from) * 100 + from + i % (to - from)];
		return part;
	}

	private static double mean(final float[] values) {
		double sum = 0;
		for (final float v : values) sum += v;
		return sum / values.length;
	}

	private static double sd(final float[] values) {
		final double mean = mean(values);
		double sum = 0;
		for (final float v : values) sum += (v - mean) * (v - mean);
		return Math.sqrt(sum / values.length);
	}
}
