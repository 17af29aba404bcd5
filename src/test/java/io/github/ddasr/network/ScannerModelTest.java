package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import io.github.ddasr.engine.Scope;

/** The scanner inside a DSN: nothing at first, then kernels, tones and Rician noise as its settings say. */
class ScannerModelTest {

	private static final int FREE = 25, CALM = 5;

	@Test
	void changesNothingBeforeItHasLearned() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final ScannerModel model = model(scope.manager(), Parameters.random(1));
			final float[] slice = slice();
			final float[] made = apply(scope.manager(), model, slice).toFloatArray();
			for (int i = 0; i < made.length; i++) assertEquals(Math.sqrt(slice[i] * slice[i] + 1e-6), made[i], 1e-5);
		}
	}

	@Test
	void blursByItsKernel() {
		try (Scope scope = Scope.open(Device.cpu())) {
			// A kernel of one half in the middle and a quarter on the left and on the right.
			final float[] settings = new float[2 * FREE + 3];
			settings[0] = -0.5f;
			settings[1] = 0.5f;
			final float[] slice = new float[24 * 24];
			slice[12 * 24 + 12] = 1;
			final float[] made = apply(scope.manager(), model(scope.manager(), answering(settings)), slice).toFloatArray();
			assertEquals(0.5, made[12 * 24 + 12], 1e-3);
			assertEquals(0.25, made[12 * 24 + 11], 1e-3);
			assertEquals(0.25, made[12 * 24 + 13], 1e-3);
			assertEquals(0, made[11 * 24 + 12], 2e-3);
		}
	}

	@Test
	void itsNoiseIsThatOfAMagnitude() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final float[] settings = new float[2 * FREE + 3];
			settings[FREE] = 0.1f;
			final float[] made = apply(scope.manager(), model(scope.manager(), answering(settings)), new float[24 * 24]).toFloatArray();
			double mean = 0;
			for (final float v : made) mean += v / made.length;
			// Rayleigh: √(π/2) · sd
			assertEquals(Math.sqrt(Math.PI / 2) * 0.1, mean, 0.01);
		}
	}

	@Test
	void bendsTones() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final float[] settings = new float[2 * FREE + 3];
			settings[2 * FREE] = 0.1f;
			settings[2 * FREE + 1] = 0.4f;
			settings[2 * FREE + 2] = 0.2f;
			final float[] slice = new float[24 * 24];
			java.util.Arrays.fill(slice, 0.25f);
			final float made = apply(scope.manager(), model(scope.manager(), answering(settings)), slice).getFloat(0, 0, 5, 5);
			final double bend = 0.25 * 0.75;
			assertEquals(0.25 * 1.1 + 0.4 * bend + 0.2 * bend * 0.5, made, 1e-4);
		}
	}

	@Test
	void learns() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final Parameters p = new Parameters(scope.manager(), Parameters.random(1));
			final ScannerModel model = new ScannerModel(p, "scanner", DsnConfiguration.Preset.TINY);
			p.recordGradients();
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				collector.backward(apply(scope.manager(), model, slice()).square().mean());
			}
			final float[] gradient = p.takeGradient(scope.manager()).toFloatArray();
			double norm = 0;
			for (final float g : gradient) {
				assertTrue(Float.isFinite(g));
				norm += g * g;
			}
			assertTrue(norm > 0);
		}
	}

	@Test
	void isTheSameInAllChannels() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final NDManager m = scope.manager();
			final NDArray x = m.create(slice(), new Shape(1, 1, 24, 24)).repeat(1, 3);
			final NDArray made = model(m, Parameters.random(1)).apply(x, texture(m, 1), texture(m, 2), m.zeros(new Shape(1, 2, 24,
				24)));
			assertEquals(new Shape(1, 3, 24, 24), made.getShape());
			assertArrayEquals(made.get(0, 0).toFloatArray(), made.get(0, 2).toFloatArray());
		}
	}

	/** Weights by which the settings are always the same: 0 but for the last biases. */
	private static Parameters.Source answering(final float[] settings) {
		return (name, shape, initial) -> {
			final float[] values = new float[(int) new Shape(shape).size()];
			if (name.equals("scanner.linear2.bias")) for (int i = 0; i < values.length; i++) values[i] = CALM * settings[i];
			return values;
		};
	}

	private static ScannerModel model(final NDManager m, final Parameters.Source source) {
		return new ScannerModel(new Parameters(m, source), "scanner", DsnConfiguration.Preset.TINY);
	}

	private static NDArray apply(final NDManager m, final ScannerModel model, final float[] slice) {
		final float[] noise = WhiteNoise.of(2 * 24 * 24, 1, 3);
		return model.apply(m.create(slice, new Shape(1, 1, 24, 24)), texture(m, 1), texture(m, 2), m.create(noise, new Shape(1, 2,
			24, 24)));
	}

	private static NDArray texture(final NDManager m, final int seed) {
		return m.create(WhiteNoise.of(64, 1, seed), new Shape(1, 64));
	}

	private static float[] slice() {
		final float[] values = new float[24 * 24];
		final SplittableRandom random = new SplittableRandom(5);
		for (int i = 0; i < values.length; i++) values[i] = (float) random.nextDouble();
		return values;
	}
}
