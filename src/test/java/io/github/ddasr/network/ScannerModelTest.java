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

	private static final int CALM = 5, REACH = 6, COLOUR = 12, STRENGTH = 24, RESPONSE = 25, ALL = 26;

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
			final float[] settings = new float[ALL];
			// What the neighbours get the middle loses: a half in the middle along x, and 0.8 along y.
			settings[0] = 0.2f;
			settings[REACH] = 0.5f;
			final float[] slice = new float[24 * 24];
			slice[12 * 24 + 12] = 1;
			final float[] made = apply(scope.manager(), model(scope.manager(), answering(settings)), slice).toFloatArray();
			assertEquals(0.8 * 0.5, made[12 * 24 + 12], 1e-3);
			assertEquals(0.8 * 0.25, made[12 * 24 + 11], 1e-3);
			assertEquals(0.8 * 0.25, made[12 * 24 + 13], 1e-3);
			assertEquals(0.1 * 0.5, made[11 * 24 + 12], 1e-3);
			assertEquals(0.1 * 0.25, made[13 * 24 + 13], 1e-3);
			assertEquals(0, made[14 * 24 + 12], 2e-3);
		}
	}

	/** Neighbours along x share half of it: the spectrum of the noise is that of its row. */
	@Test
	void coloursItsNoise() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final float[] settings = new float[ALL];
			settings[STRENGTH] = 0.05f;
			settings[COLOUR + REACH] = 1;
			final float[] slice = new float[24 * 24];
			java.util.Arrays.fill(slice, 0.5f);
			final float[] made = apply(scope.manager(), model(scope.manager(), answering(settings)), slice).toFloatArray();
			double power = 0, alongX = 0, alongY = 0;
			for (int y = 6; y < 17; y++) for (int x = 6; x < 17; x++) {
				final double here = made[y * 24 + x] - 0.5;
				power += here * here / 121;
				alongX += here * (made[y * 24 + x + 1] - 0.5) / 121;
				alongY += here * (made[(y + 1) * 24 + x] - 0.5) / 121;
			}
			// Taps of 1/2, 1 and 1/2: a power of 1.5, and 1 between neighbours; from 121 pixels that are not independent.
			assertEquals(1.5 * 0.0025, power, 0.0015);
			assertTrue(alongX > 0.4 * power && Math.abs(alongY) < 0.35 * power, alongX + " and " + alongY + " of " + power);
		}
	}

	@Test
	void itsNoiseIsThatOfAMagnitude() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final float[] settings = new float[ALL];
			settings[STRENGTH] = 0.1f;
			final float[] made = apply(scope.manager(), model(scope.manager(), answering(settings)), new float[24 * 24]).toFloatArray();
			double mean = 0;
			for (final float v : made) mean += v / made.length;
			// Rayleigh: √(π/2) · sd
			assertEquals(Math.sqrt(Math.PI / 2) * 0.1, mean, 0.01);
		}
	}

	@Test
	void showsTonesAsTheCurveSays() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final ToneCurve tone = new ToneCurve(1.5, 0.9);
			final float[] settings = new float[ALL];
			// Whatever the response, the tones stay.
			settings[RESPONSE] = 0.5f;
			for (final float v : new float[] { 0.25f, 0.8f }) {
				final float[] slice = new float[24 * 24];
				java.util.Arrays.fill(slice, v);
				final ScannerModel model = new ScannerModel(new Parameters(scope.manager(), answering(settings)), "scanner",
					DsnConfiguration.Preset.TINY, tone);
				assertEquals(tone.at(v), apply(scope.manager(), model, slice).getFloat(0, 0, 5, 5), 1e-4);
			}
		}
	}

	/** Under a response of 0.8 noise of one strength shows more in dark tissue, by v^(−0.25) for a shown value of v. */
	@Test
	void respondsByAPower() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final float[] settings = new float[ALL];
			final double t = Math.log(0.8) / Math.log(2);
			settings[STRENGTH] = 0.01f;
			settings[RESPONSE] = (float) (0.5 * Math.log((1 + t) / (1 - t)));
			final double dark = noise(scope.manager(), settings, 0.2f), bright = noise(scope.manager(), settings, 0.8f);
			assertEquals(0.01 * 0.8 * Math.pow(0.2, -0.25), dark, 0.001);
			assertEquals(0.01 * 0.8 * Math.pow(0.8, -0.25), bright, 0.001);
		}
	}

	private static double noise(final NDManager m, final float[] settings, final float v) {
		final float[] slice = new float[24 * 24];
		java.util.Arrays.fill(slice, v);
		final float[] made = apply(m, model(m, answering(settings)), slice).toFloatArray();
		double squares = 0;
		for (final float x : made) squares += (x - v) * (x - v) / made.length;
		return Math.sqrt(squares);
	}

	/** One look for two slices, or a look for each: the same where the looks are the same. */
	@Test
	void slicesMayHaveLooksOfTheirOwn() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final NDManager m = scope.manager();
			final float[] weights = WhiteNoise.of(64 * ALL, 0.05, 8);
			final Parameters.Source start = Parameters.random(4);
			final ScannerModel model = model(m, (name, shape, initial) -> name.equals("scanner.linear2.weight") ? weights : start.values(
				name, shape, initial));
			final NDArray slices = m.create(WhiteNoise.of(2 * 24 * 20, 0.3, 1), new Shape(2, 1, 24, 20)).abs(), noise = m.create(WhiteNoise
				.of(4 * 24 * 20, 1, 2), new Shape(2, 2, 24, 20));
			final float[] one = model.apply(slices, texture(m, 1), noise).image().toFloatArray();
			assertArrayEquals(one, model.apply(slices, texture(m, 1).repeat(0, 2), noise).image().toFloatArray(), 1e-5f);
			final NDArray other = texture(m, 1).concat(texture(m, 3), 0);
			final float[] two = model.apply(slices, other, noise).image().toFloatArray();
			assertArrayEquals(java.util.Arrays.copyOf(one, 480), java.util.Arrays.copyOf(two, 480), 1e-5f);
			assertTrue(Math.abs(one[700] - two[700]) > 1e-4);
		}
	}

	@Test
	void learns() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final Parameters p = new Parameters(scope.manager(), Parameters.random(1));
			final ScannerModel model = new ScannerModel(p, "scanner", DsnConfiguration.Preset.TINY, ToneCurve.NONE);
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
			final NDArray made = model(m, Parameters.random(1)).apply(x, texture(m, 1), m.zeros(new Shape(1, 2, 24,
				24))).image();
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
		return new ScannerModel(new Parameters(m, source), "scanner", DsnConfiguration.Preset.TINY, ToneCurve.NONE);
	}

	private static NDArray apply(final NDManager m, final ScannerModel model, final float[] slice) {
		final float[] noise = WhiteNoise.of(2 * 24 * 24, 1, 3);
		return model.apply(m.create(slice, new Shape(1, 1, 24, 24)), texture(m, 1), m.create(noise, new Shape(1, 2,
			24, 24))).image();
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
