package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import io.github.ddasr.quality.NiqeBlocks;

/** Which blocks NIQE-MR learns from, and their moments by the textbook. */
class NiqeStatisticsTest {

	@Test
	void onlySharpForegroundBlocksCount() {
		final double[][] features = new double[6][36];
		for (int i = 0; i < 6; i++) features[i][0] = i;
		features[5][3] = Double.NaN;
		// Sharpest is block 1 (8): the border is 6. Block 0 is sharper, but background; block 5 has no figures.
		final NiqeBlocks blocks = new NiqeBlocks(3, 2, features, new double[] { 99, 8, 6, 6.1, 1, 50 });
		final NiqeStatistics.Sharp sharp = NiqeStatistics.Sharp.of(blocks, new boolean[] { false, true, true, true, true,
			true });
		assertEquals(4, sharp.foreground());
		assertEquals(2, sharp.sharp().size());
		assertEquals(1, sharp.sharp().get(0)[0]);
		assertEquals(3, sharp.sharp().get(1)[0]);
	}

	@Test
	void momentsAreThoseOfTheBlocks() {
		final SplittableRandom random = new SplittableRandom(3);
		final NiqeStatistics statistics = new NiqeStatistics();
		final double[][] all = new double[50][];
		for (int i = 0; i < 50; i++) {
			all[i] = random.doubles(36).toArray();
			statistics.add(NiqeStatistics.Sharp.of(new NiqeBlocks(1, 1, new double[][] { all[i] }, new double[] { 1 }),
				new boolean[] { true }));
		}
		double x = 0, y = 0, xy = 0;
		for (final double[] f : all) {
			x += f[4];
			y += f[9];
			xy += f[4] * f[9];
		}
		assertEquals(50, statistics.kept());
		assertEquals(x / 50, statistics.mean()[4], 1e-12);
		assertEquals((xy - x * y / 50) / 49, statistics.covariance().getEntry(4, 9), 1e-12);
	}
}
