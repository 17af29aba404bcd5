package io.github.ddasr.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class ToneFreeTest {

	private static double[] random(final long seed, final int n) {
		final Random random = new Random(seed);
		return random.doubles(n, 0, 100).toArray();
	}

	@Test
	void tonesAloneLeaveNothing() {
		final double[] from = random(1, 6400);
		assertEquals(0, ToneFree.scatter(from, Arrays.stream(from).map(v -> 3 - 0.7 * v).toArray()), 1e-6, "a line");
		// A gamma is nearly straight within one of 64 groups.
		assertTrue(ToneFree.scatter(from, Arrays.stream(from).map(v -> 100 * Math.pow(v / 100, 0.6)).toArray()) < 0.1);
	}

	@Test
	void noiseStays() {
		final double[] from = random(1, 64_000);
		final Random random = new Random(2);
		final double[] noisy = Arrays.stream(from).map(v -> 20 + 0.5 * v + 3 * random.nextGaussian()).toArray();
		assertEquals(3, ToneFree.scatter(from, noisy), 0.03);
	}

	@Test
	void structureThatTheOtherLacksStays() {
		final double[] from = new double[6400];
		Arrays.fill(from, 50);
		final double[] to = random(3, 6400);
		assertEquals(100 / Math.sqrt(12), ToneFree.scatter(from, to), 0.5, "the deviation of a uniform distribution");
		assertTrue(Double.isNaN(ToneFree.scatter(new double[3], new double[3])));
	}
}
