package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileAxisTest {

	@ParameterizedTest
	@CsvSource({ "1, 32, 64, 8, 2", "8, 32, 64, 8, 2", "33, 32, 64, 8, 2", "101, 40, 16, 8, 4", "256, 64, 24, 8, 2",
		"257, 64, 64, 8, 1", "500, 96, 64, 1, 2", "97, 48, 3, 3, 2" })
	void tilesCoverTheAxisAndWeightsSumToOne(final int size, final int tile, final int overlap, final int alignment,
		final int scale)
	{
		final TileAxis axis = TileAxis.cover(size, tile, overlap, alignment);
		final float[][] weights = axis.weights(scale);
		final double[] sum = new double[scale * size];
		for (int i = 0; i < axis.count(); i++) {
			assertEquals(0, axis.origin(i) % alignment);
			assertEquals(0, axis.length() % alignment);
			assertTrue(axis.length() <= Math.max(tile, alignment));
			if (i > 0) assertTrue(axis.origin(i) > axis.origin(i - 1) && axis.origin(i) <= axis.origin(i - 1) + axis.length());
			for (int x = 0; x < weights[i].length; x++) {
				final int at = scale * axis.origin(i) + x;
				assertTrue(weights[i][x] >= 0 && weights[i][x] <= 1);
				if (at < sum.length) sum[at] += weights[i][x];
			}
		}
		for (final double s : sum) assertEquals(1, s, 2e-7);
	}

	@ParameterizedTest
	@CsvSource({ "256, 256, 1", "250, 256, 1", "257, 256, 2", "256, 64, 7", "256, 128, 3" })
	void countsTilesOfHalfOverlap(final int size, final int tile, final int count) {
		assertEquals(count, TileAxis.cover(size, tile, tile, 8).count());
	}
}
