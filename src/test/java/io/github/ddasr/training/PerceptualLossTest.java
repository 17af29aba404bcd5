package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.Device;

import org.junit.jupiter.api.Test;

import io.github.ddasr.engine.Scope;
import io.github.ddasr.network.FeatureMaps;
import io.github.ddasr.network.VggFeatures;
import io.github.ddasr.network.VggLayers;
import io.github.ddasr.network.VggUse;
import io.github.ddasr.volume.DdasrException;

/** The perceptual loss by hand, its two sets of layers, and its way through a real network. */
class PerceptualLossTest {

	/** Maps that can be followed by hand: the image itself, and its squares. */
	private static final FeatureMaps PLAIN = new FeatureMaps() {

		@Override
		public List<NDArray> of(final NDArray images) {
			return List.of(images.duplicate(), images.square());
		}

		@Override
		public String provenance() {
			return "by hand";
		}
	};

	@Test
	void isTheWeightedSumOfMeanAbsoluteDifferences() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final NDArray made = scope.manager().create(new float[] { 1, 2, 3, -1 }, new Shape(1, 1, 2, 2));
			final NDArray truth = scope.manager().create(new float[] { 0, 2, 5, 1 }, new Shape(1, 1, 2, 2));
			final PerceptualLoss loss = new PerceptualLoss(PLAIN, new float[] { 0.1f, 2 }, scope.manager());
			final int before = scope.liveArrays();
			// |1| + |0| + |−2| + |−2| over 4, and |1| + 0 + |−16| + 0 over 4.
			assertEquals(0.1 * 1.25 + 2 * 4.25, loss.of(made, truth).getFloat(), 1e-6);
			assertEquals(before + 1, scope.liveArrays());
		}
	}

	@Test
	void gradientReachesTheMadeImageThroughTheNetwork() {
		try (Scope scope = Scope.open(Device.cpu())) {
			final PerceptualTaps taps = PerceptualTaps.DDASR;
			final FeatureMaps network = VggFeatures.random(1, 8, new VggUse(taps.layers(), false, true), scope.manager());
			final PerceptualLoss loss = new PerceptualLoss(network, taps.weights(), scope.manager());
			final NDArray truth = scope.manager().create(wave(0), new Shape(1, 1, 16, 16));
			final NDArray made = scope.manager().create(wave(0.3), new Shape(1, 1, 16, 16));
			assertEquals(0, loss.of(truth.duplicate(), truth).getFloat());
			made.setRequiresGradient(true);
			final float before;
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				final NDArray value = loss.of(made, truth);
				before = value.getFloat();
				collector.backward(value);
			}
			final NDArray gradient = made.getGradient();
			final float slope = gradient.square().sum().getFloat();
			assertTrue(slope > 0);
			// A small step against the gradient makes the loss smaller by about the square of the slope.
			final NDArray next = made.stopGradient().sub(gradient.mul(1e-3f / slope));
			assertEquals(before - 1e-3, loss.of(next, truth).getFloat(), 3e-4);
		}
	}

	private static float[] wave(final double phase) {
		final float[] values = new float[256];
		for (int i = 0; i < 256; i++) values[i] = (float) (0.5 + 0.4 * Math.sin(0.7 * (i % 16) + phase) * Math.cos(0.5 * (i / 16)));
		return values;
	}

	/** Numbers in torchvision's list, and weights, of the specification's table. */
	@Test
	void layersAreThoseOfThePaperAndOfRealEsrgan() {
		assertArrayEquals(new int[] { 2, 7, 9, 12, 17 }, numbers(PerceptualTaps.DDASR));
		assertArrayEquals(new int[] { 2, 7, 16, 25, 34 }, numbers(PerceptualTaps.REAL_ESRGAN));
		assertArrayEquals(new int[] { 34 }, numbers(PerceptualTaps.ESRGAN));
		assertArrayEquals(new float[] { 0.1f, 0.1f, 1, 1, 1 }, PerceptualTaps.DDASR.weights());
		assertArrayEquals(new float[] { 0.1f, 0.1f, 1, 1, 1 }, PerceptualTaps.REAL_ESRGAN.weights());
		assertArrayEquals(new float[] { 1 }, PerceptualTaps.ESRGAN.weights());
		assertEquals(PerceptualTaps.REAL_ESRGAN, PerceptualTaps.of("real-esrgan"));
		assertEquals("There are no taps \"all\". Choose one of: ddasr, real-esrgan, esrgan.", assertThrows(DdasrException.class,
			() -> PerceptualTaps.of("all")).getMessage());
	}

	private static int[] numbers(final PerceptualTaps taps) {
		return taps.layers().stream().mapToInt(VggLayers::index).toArray();
	}
}
