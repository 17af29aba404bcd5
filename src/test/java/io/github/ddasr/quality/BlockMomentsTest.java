package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.github.ddasr.quality.MetricSettings.BlockRule;

/** The two rules for blocks without statistics, and the distance, on figures worked out by hand. */
class BlockMomentsTest {

	private static final double[][] FEATURES = { { 1, 2 }, { 3, 6 }, { 0.2, Double.NaN }, { 5, 1 } };

	@Test
	void theReleasedProgramsRule() {
		final BlockMoments moments = BlockMoments.of(FEATURES, new boolean[] { true, true, true, false }, BlockRule.LIVE);
		assertArrayEquals(new double[] { 2.3, 3 }, moments.mean(), 1e-15);
		assertArrayEquals(new double[] { 4, -1 }, moments.covariance()[0], 1e-15);
		assertArrayEquals(new double[] { -1, 7 }, moments.covariance()[1], 1e-15);
		assertEquals(3, moments.complete());
		assertEquals(1, moments.left());
	}

	@Test
	void validBlocksOnly() {
		final BlockMoments all = BlockMoments.of(FEATURES, null, BlockRule.VALID);
		assertArrayEquals(new double[] { 3, 3 }, all.mean(), 1e-15);
		assertArrayEquals(new double[] { 4, -1 }, all.covariance()[0], 1e-15);
		final BlockMoments two = BlockMoments.of(FEATURES, new boolean[] { true, true, true, false }, BlockRule.VALID);
		assertArrayEquals(new double[] { 2, 4 }, two.mean(), 1e-15);
		assertArrayEquals(new double[] { 2, 4 }, two.covariance()[0], 1e-15);
		assertEquals(2, two.left());
		final BlockMoments one = BlockMoments.of(FEATURES, new boolean[] { true, false, true, false }, BlockRule.VALID);
		assertTrue(Double.isNaN(one.covariance()[0][0]));
	}

	@Test
	void distanceUnderACovariance() {
		// The inverse of {2 1; 1 2} is {2 -1; -1 2} / 3.
		assertEquals(Math.sqrt(2 / 3.0), Mahalanobis.distance(new double[] { 1, 1 }, new double[][] { { 2, 1 }, { 1, 2 } }),
			1e-15);
	}

	@Test
	void distanceUnderASingularCovariance() {
		// Rank one: 2 along (1, 1) / sqrt 2; what is across it does not count.
		assertEquals(Math.sqrt(0.5 * 4.5), Mahalanobis.distance(new double[] { 2, 1 }, new double[][] { { 1, 1 }, { 1, 1 } }),
			1e-14);
	}
}
