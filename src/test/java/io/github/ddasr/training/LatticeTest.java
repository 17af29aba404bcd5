package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.Test;

import io.github.ddasr.engine.Engines;

/** The pattern of a generator's grid, and the cuts that keep the feature network from asking for one. */
class LatticeTest {

	private static final int SIDE = 64;

	@Test
	void measuresWhatTheGridDoesAndNothingElse() {
		try (NDManager manager = Engines.start().newBaseManager()) {
			final NDArray grey = image(manager, (x, y) -> 0.5);
			assertEquals(0, of(image(manager, (x, y) -> 0.1), grey), 1e-7, "a shift of brightness");
			// Rows of +a and −a: the mean block is ±a, and so is that of the difference times a brightness of 1 (0.5 / 0.51 here).
			assertEquals(0.04 * (1 + 0.5 / 0.51), of(image(manager, (x, y) -> y % 2 == 0 ? 0.04 : -0.04), grey), 1e-6);
			// A pattern of another period cancels over the blocks: 64 is a multiple of 32, and 8 blocks hold all its phases.
			assertEquals(0, of(image(manager, (x, y) -> Math.sin(2 * Math.PI * x / 32)), grey), 1e-6);
			final Random random = new Random(1);
			assertTrue(of(image(manager, (x, y) -> 0.05 * random.nextGaussian()), grey) < 0.02, "noise of 5 % over 64 blocks");
		}
	}

	@Test
	void oppositePatternsInBrightAndDarkDoNotCancel() {
		try (NDManager manager = Engines.start().newBaseManager()) {
			final DoubleBinaryOperator brightness = (x, y) -> x < SIDE / 2 ? 0.2 : 0.8;
			final NDArray wanted = image(manager, brightness), pattern = image(manager, (x, y) -> (y % 2 == 0 ? 1 : -1) * (x < SIDE / 2 ? 0.04
				: -0.04));
			// Mean of 0.04 · 0.2 and −0.04 · 0.8, over a mean brightness of 0.51.
			assertEquals(0.04 * 0.3 / 0.51, of(pattern, wanted), 1e-6);
		}
	}

	@Test
	void theGradientTakesThePatternAway() {
		try (NDManager manager = Engines.start().newBaseManager()) {
			final NDArray made = image(manager, (x, y) -> x % 4 == 0 ? 0.6 : 0.5), grey = image(manager, (x, y) -> 0.5);
			made.setRequiresGradient(true);
			try (GradientCollector collector = ai.djl.engine.Engine.getInstance().newGradientCollector()) {
				collector.backward(Lattice.of(made.sub(grey), grey));
			}
			final float[] gradient = made.getGradient().toFloatArray();
			assertTrue(gradient[0] > 0, "bright columns shall fall");
			assertTrue(gradient[1] < 0, "the others shall rise");
		}
	}

	@Test
	void cutsAreAlikeForBothImagesAndForTheSameStep() {
		try (NDManager manager = Engines.start().newBaseManager()) {
			final NDArray a = image(manager, (x, y) -> x + SIDE * y), b = a.mul(2);
			final RandomPhase phase = new RandomPhase(3, SIDE);
			boolean moved = false;
			for (long step = 0; step < 4; step++) {
				final NDList cut = phase.of(step, a, b), again = new RandomPhase(3, SIDE).of(step, a, b);
				assertEquals(new Shape(1, 1, SIDE - 8, SIDE - 8), cut.get(0).getShape());
				assertArrayEquals(cut.get(0).toFloatArray(), again.get(0).toFloatArray());
				assertArrayEquals(cut.get(0).mul(2).toFloatArray(), cut.get(1).toFloatArray());
				final int corner = Math.round(cut.get(0).getFloat(0, 0, 0, 0));
				assertTrue(corner % SIDE < 8 && corner / SIDE < 8);
				moved |= corner != Math.round(phase.of(step + 1, a).get(0).getFloat(0, 0, 0, 0));
			}
			assertTrue(moved);
		}
	}

	@Test
	void smallImagesStayWhole() {
		try (NDManager manager = Engines.start().newBaseManager()) {
			final NDArray a = manager.zeros(new Shape(1, 1, 24, 24));
			final NDList whole = new RandomPhase(3, 24).of(5, a);
			assertSame(a, whole.get(0));
			assertFalse(whole.size() > 1);
		}
	}

	private static float of(final NDArray difference, final NDArray wanted) {
		return Lattice.of(difference, wanted).getFloat();
	}

	private static NDArray image(final NDManager manager, final DoubleBinaryOperator value) {
		final float[] v = new float[SIDE * SIDE];
		for (int i = 0; i < v.length; i++) v[i] = (float) value.applyAsDouble(i % SIDE, i / SIDE);
		return manager.create(v, new Shape(1, 1, SIDE, SIDE));
	}
}
