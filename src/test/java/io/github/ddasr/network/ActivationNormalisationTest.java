package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.junit.jupiter.api.Test;

import io.github.ddasr.engine.Engines;

class ActivationNormalisationTest {

	private static final VggConfiguration SHAPE = new VggConfiguration(8, 1, false, true);

	private static Vgg network(final NDManager m, final Parameters.Source source) {
		return new Vgg(SHAPE, "relu3_1", new Parameters(m, source));
	}

	/** Every mean becomes 1, and every map stays as it was but for one factor per channel. */
	@Test
	void meansBecomeOneAndTheFunctionStays() {
		try (NDManager m = Engines.start().newBaseManager()) {
			final Vgg before = network(m, new FormulaWeights());
			final List<NDArray> images = List.of(m.create(FormulaWeights.image(2 * 15 * 13), new Shape(2, 1, 15, 13)), m.create(
				FormulaWeights.image(64), new Shape(1, 1, 8, 8)));
			final Map<Integer, double[]> means = ActivationNormalisation.means(before, images);
			final Map<String, float[]> rescaled = ActivationNormalisation.rescaled(before.parameters().values(), means);
			final Vgg after = network(m, (name, shape, initial) -> rescaled.get(name));
			final Map<Integer, double[]> now = ActivationNormalisation.means(after, images);
			assertEquals(5, now.size());
			int active = 0;
			for (final int index : now.keySet()) for (int c = 0; c < now.get(index).length; c++) {
				final double old = means.get(index)[c];
				assertEquals(old > ActivationNormalisation.LEAST ? 1 : old, now.get(index)[c], 1e-4);
				if (old > ActivationNormalisation.LEAST) active++;
			}
			assertTrue(active > 40);
			final float[] was = before.forward(images.get(0), List.of("relu3_1")).get(0).toFloatArray();
			final float[] is = after.forward(images.get(0), List.of("relu3_1")).get(0).toFloatArray();
			final double[] last = means.get(VggLayers.index("conv3_1"));
			final int plane = was.length / 2 / last.length;
			for (int i = 0; i < was.length; i++) {
				final double factor = last[i / plane % last.length];
				if (factor > ActivationNormalisation.LEAST) assertEquals(was[i] / factor, is[i], 1e-3 + 1e-3 * is[i]);
			}
		}
	}

	/** By hand: two filters of one value each, then one that reads both; the second channel is dead. */
	@Test
	void rescalesFiltersAndWhatReadsThem() {
		final Map<String, float[]> weights = Map.of("features.0.weight", new float[] { 2, 3 }, "features.0.bias", new float[] {
			4, 5 }, "features.2.weight", new float[] { 6, 7 }, "features.2.bias", new float[] { 8 }, "stage.weight", new float[] {
				9 });
		final Map<String, float[]> now = ActivationNormalisation.rescaled(weights, Map.of(0, new double[] { 2, 0 }, 2,
			new double[] { 4 }));
		assertArrayEquals(new float[] { 1, 3 }, now.get("features.0.weight"));
		assertArrayEquals(new float[] { 2, 5 }, now.get("features.0.bias"));
		assertArrayEquals(new float[] { 3, 1.75f }, now.get("features.2.weight"));
		assertArrayEquals(new float[] { 2 }, now.get("features.2.bias"));
		assertArrayEquals(new float[] { 9 }, now.get("stage.weight"));
		assertArrayEquals(new float[] { 2, 3 }, weights.get("features.0.weight"));
	}

	/** Means 0.001 and 4: the layer's mean is 2.0005, a tenth of it is what the first filter is divided by. */
	@Test
	void nearlyDeadChannelsAreNotBlownUp() {
		final Map<String, float[]> weights = Map.of("features.0.weight", new float[] { 2, 3 }, "features.0.bias", new float[] {
			0, 0 });
		final Map<String, float[]> now = ActivationNormalisation.rescaled(weights, Map.of(0, new double[] { 0.001, 4 }), 0.1);
		assertArrayEquals(new float[] { 2 / 0.20005f, 0.75f }, now.get("features.0.weight"), 1e-5f);
	}

	/** The mean over pixels of batches of different sizes, against loops. */
	@Test
	void meansCountPixels() {
		try (NDManager m = Engines.start().newBaseManager()) {
			final Vgg vgg = network(m, new FormulaWeights());
			final NDArray large = m.create(FormulaWeights.image(60), new Shape(1, 1, 6, 10)), small = m.create(FormulaWeights
				.image(16), new Shape(1, 1, 4, 4));
			double sum = 0;
			for (final NDArray x : List.of(large, small)) {
				final float[] map = ChannelsLast.toPlanar(vgg.forward(x, List.of("relu1_1")).get(0));
				for (int i = 0; i < map.length / 8; i++) sum += map[i + 3 * map.length / 8];
			}
			assertEquals(sum / 76, ActivationNormalisation.means(vgg, List.of(large, small)).get(0)[3], 1e-6);
		}
	}
}
