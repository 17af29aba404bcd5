package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.Test;

import io.github.ddasr.engine.Engines;

/** Mirrored borders against an example written out by hand, and their gradient. */
class ReflectPadTest {

	private static final float[] FOUR = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };

	/** The 4 × 4 numbers with their mirrored frame. */
	private static final float[] SIX = { //
		6, 5, 6, 7, 8, 7, //
		2, 1, 2, 3, 4, 3, //
		6, 5, 6, 7, 8, 7, //
		10, 9, 10, 11, 12, 11, //
		14, 13, 14, 15, 16, 15, //
		10, 9, 10, 11, 12, 11 };

	@Test
	void mirrorsWithoutRepeatingTheEdge() {
		try (NDManager m = Engines.start().newBaseManager()) {
			final NDArray y = ReflectPad.apply(m.create(FOUR, new Shape(1, 1, 4, 4)));
			assertEquals(new Shape(1, 1, 6, 6), y.getShape());
			assertArrayEquals(SIX, ChannelsLast.toPlanar(y));
		}
	}

	/** Each channel and image by itself, whatever the memory layout. */
	@Test
	void keepsChannelsApart() {
		try (NDManager m = Engines.start().newBaseManager()) {
			final float[] values = FormulaWeights.image(2 * 3 * 4 * 5);
			final Shape shape = new Shape(2, 3, 4, 5);
			final NDArray y = ReflectPad.apply(ChannelsLast.fromPlanar(m, values, shape));
			assertEquals(new Shape(2, 3, 6, 7), y.getShape());
			assertEquals(values[60 + 2 * 20 + 1 * 5 + 1], y.getFloat(1, 2, 0, 0));
			assertEquals(values[60 + 2 * 20 + 2 * 5 + 3], y.getFloat(1, 2, 5, 6));
			assertArrayEquals(ChannelsLast.toPlanar(ReflectPad.apply(m.create(values, shape))), ChannelsLast.toPlanar(y));
		}
	}

	@Test
	void oneLineIsItsOwnMirror() {
		try (NDManager m = Engines.start().newBaseManager()) {
			final NDArray y = ReflectPad.apply(m.create(new float[] { 1, 2 }, new Shape(1, 1, 1, 2)));
			assertArrayEquals(new float[] { 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1 }, ChannelsLast.toPlanar(y));
		}
	}

	/** The derivative of Σ w·pad(x) to each pixel is what a small step changes, for fixed weights w. */
	@Test
	void gradientIsThatOfFiniteDifferences() {
		final float[] weights = FormulaWeights.image(36);
		final float[] gradient;
		try (NDManager m = Engines.start().newBaseManager()) {
			final NDArray x = m.create(FOUR, new Shape(1, 1, 4, 4)).duplicate();
			final NDArray w = m.create(weights, new Shape(1, 1, 6, 6)).duplicate();
			x.setRequiresGradient(true);
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				collector.backward(ReflectPad.apply(x).mul(w).sum());
			}
			gradient = x.getGradient().toFloatArray();
		}
		for (int i = 0; i < 16; i++) {
			double expected = 0;
			// The sum is linear: a step of 1 shows the derivative exactly.
			for (int k = 0; k < 36; k++) if (SIX[k] == FOUR[i]) expected += weights[k];
			assertEquals(expected, gradient[i], 1e-5);
		}
	}
}
