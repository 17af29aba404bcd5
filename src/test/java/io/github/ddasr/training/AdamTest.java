package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import org.junit.jupiter.api.Test;

import io.github.ddasr.engine.Engines;

class AdamTest {

	/** The formulas of the paper in plain doubles. */
	@Test
	void followsThePaper() {
		final double[] w = { 1, -2, 0.5 }, m = new double[3], v = new double[3];
		try (NDManager manager = Engines.start().newBaseManager()) {
			final NDArray weights = manager.create(new float[] { 1, -2, 0.5f });
			final Adam adam = new Adam(manager, weights, 100);
			for (int step = 0; step < 5; step++) {
				final float[] g = { 0.3f * step - 0.5f, 2, (float) Math.sin(step) };
				try (NDManager scope = manager.newSubManager()) {
					final double norm = adam.step(weights, scope.create(g), 0.01, step);
					assertEquals(Math.sqrt(g[0] * g[0] + g[1] * g[1] + g[2] * g[2]), norm, 1e-5);
				}
				for (int i = 0; i < 3; i++) {
					m[i] = 0.9 * m[i] + 0.1 * g[i];
					v[i] = 0.99 * v[i] + 0.01 * g[i] * g[i];
					final double first = m[i] / (1 - Math.pow(0.9, step + 1)), second = v[i] / (1 - Math.pow(0.99, step + 1));
					w[i] -= 0.01 * first / (Math.sqrt(second) + 1e-8);
				}
			}
			assertArrayEquals(new float[] { (float) w[0], (float) w[1], (float) w[2] }, weights.toFloatArray(), 1e-5f);
		}
	}

	@Test
	void clipsTheNorm() {
		try (NDManager manager = Engines.start().newBaseManager()) {
			final NDArray weights = manager.create(new float[2]);
			final Adam adam = new Adam(manager, weights, 1);
			assertEquals(50, adam.step(weights, manager.create(new float[] { 30, 40 }), 0.01, 0), 1e-3);
			assertArrayEquals(new float[] { 0.06f, 0.08f }, adam.mean().toFloatArray(), 1e-6f);
		}
	}

	@Test
	void leavesTheWeightsWhereTheGradientIsNoNumber() {
		try (NDManager manager = Engines.start().newBaseManager()) {
			final NDArray weights = manager.create(new float[] { 1, 2 });
			final Adam adam = new Adam(manager, weights, 1);
			assertFalse(Double.isFinite(adam.step(weights, manager.create(new float[] { Float.NaN, 1 }), 0.01, 0)));
			assertArrayEquals(new float[] { 1, 2 }, weights.toFloatArray());
		}
	}

	@Test
	void takesOtherMemories() {
		try (NDManager manager = Engines.start().newBaseManager()) {
			final NDArray weights = manager.create(new float[] { 1 });
			final Adam adam = new Adam(manager, weights, Double.POSITIVE_INFINITY, 0.5f, 0.999f);
			adam.step(weights, manager.create(new float[] { 2 }), 0.01, 0);
			adam.step(weights, manager.create(new float[] { 4 }), 0.01, 1);
			assertEquals(0.5 * 1 + 0.5 * 4, adam.mean().getFloat(), 1e-6);
			assertEquals(0.999 * 0.004 + 0.001 * 16, adam.square().getFloat(), 1e-6);
			// Each corrected by 1 − β²: 2.5 / 0.75 over the root of 0.019996 / 0.001999.
			assertEquals(0.99 - 0.01 * (2.5 / 0.75) / Math.sqrt(0.019996 / 0.001999), weights.getFloat(), 1e-5);
		}
	}
}
