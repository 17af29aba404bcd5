package io.github.ddasr.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;

class PercentileTest {

	private static Volume ball(final float shift, final Random random) {
		final float[] values = new float[24 * 20 * 16];
		for (int i = 0; i < values.length; i++) {
			final double r = Math.hypot(Math.hypot(i % 24 - 11.5, i / 24 % 20 - 9.5), i / 480 - 7.5);
			values[i] = shift + (r < 7 ? 500 + 400 * random.nextFloat() : random.nextFloat());
		}
		return new Volume("ball", ArrayImgs.floats(values, 24, 20, 16), Geometry.ofSpacing(1, 1, 1));
	}

	/** Against sorting, also where values are negative. */
	@Test
	void equalsSorting() {
		for (final float shift : new float[] { 0, -700, -5000 }) {
			final Volume volume = ball(shift, new Random(3));
			final BrainMask mask = BrainMask.of(volume);
			final float[] inside = new float[(int) mask.voxels()];
			int n = 0;
			for (int z = 0; z < 16; z++) {
				final float[] plane = Slices.read(volume.voxels(), 2, z);
				for (int i = 0; i < plane.length; i++) if (mask.plane(2, z)[i]) inside[n++] = plane[i];
			}
			Arrays.sort(inside);
			for (final double share : new double[] { 0, 0.005, 0.5, 0.995, 1 }) {
				assertEquals(inside[(int) Math.round(share * (n - 1))], Percentile.of(volume, mask, share, Monitor.NONE));
			}
		}
	}

	@Test
	void anEmptyMaskHasNone() {
		final Volume flat = new Volume("flat", ArrayImgs.floats(4, 4, 2), Geometry.ofSpacing(1, 1, 1));
		assertThrows(IllegalArgumentException.class, () -> Percentile.of(flat, BrainMask.of(flat), 0.5, Monitor.NONE));
	}
}
