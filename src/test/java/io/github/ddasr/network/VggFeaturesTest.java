package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.Test;

import io.github.ddasr.engine.Engines;
import io.github.ddasr.engine.Scope;
import io.github.ddasr.volume.DdasrException;

/** The frozen feature network: numbers of weights, places of the taps, and what it computes. */
class VggFeaturesTest {

	private static final Parameters.Source NOTHING = (name, shape, initial) -> Initialisation.ZERO.values(shape, 0);

	private static VggUse raw(final String tap) {
		return new VggUse(List.of(tap), true, false);
	}

	private static long count(final VggConfiguration shape, final String deepest) {
		try (NDManager m = Engines.start().newBaseManager()) {
			return new Vgg(shape, deepest, new Parameters(m, NOTHING)).parameters().count();
		}
	}

	/** Known numbers of VGG-19; the whole convolutional part has 20 024 384. */
	@Test
	void numbersOfWeights() {
		assertEquals(12_944_960, count(new VggConfiguration(1, 3, false, true), "relu5_1"));
		assertEquals(12_944_972, count(new VggConfiguration(1, 3, true, true), "conv5_1"));
		assertEquals(20_024_384, count(new VggConfiguration(1, 3, false, false), "pool5"));
		assertEquals(64 * 9 + 64, count(new VggConfiguration(1, 1, false, true), "relu1_1"));
		assertEquals(8 * 9 + 8 + 8 * 8 * 9 + 8 + 8 * 16 * 9 + 16, count(new VggConfiguration(8, 1, false, true), "conv2_1"));
	}

	/** Places in torchvision's list, as published. */
	@Test
	void placesOfTheLayers() {
		assertEquals(List.of(1, 6, 11, 20, 29), VggLayers.STYLE.stream().map(VggLayers::index).toList());
		assertEquals(List.of(2, 7, 9, 12, 17), List.of("conv1_2", "conv2_2", "pool2", "conv3_2", "relu3_4").stream().map(
			VggLayers::index).toList());
		assertEquals("conv5_4", VggLayers.name(34));
		assertEquals("pool5", VggLayers.name(36));
		assertThrows(DdasrException.class, () -> VggLayers.name(37));
		assertTrue(assertThrows(DdasrException.class, () -> VggLayers.index("relu6_1")).getMessage().startsWith(
			"VGG-19 has no layer \"relu6_1\". Its layers are conv1_1, relu1_1, conv1_2, "));
	}

	/** Halvings keep an odd last line: 13 → 7 → 4 → 2 → 1. */
	@Test
	void shapesOfTheMaps() {
		try (NDManager m = Engines.start().newBaseManager(); VggFeatures f = VggFeatures.random(1, 8, m)) {
			final NDArray x = m.create(FormulaWeights.image(2 * 13 * 20), new Shape(2, 1, 13, 20));
			final List<Shape> shapes = f.of(x).stream().map(NDArray::getShape).toList();
			assertEquals(List.of(new Shape(2, 8, 13, 20), new Shape(2, 16, 7, 10), new Shape(2, 32, 4, 5), new Shape(2, 64, 2,
				3), new Shape(2, 64, 1, 2)), shapes);
		}
	}

	@Test
	void tapsComeAsAskedAndBeforeTheRectifier() {
		final List<String> taps = List.of("relu1_2", "conv1_2", "pool1");
		try (NDManager m = Engines.start().newBaseManager(); VggFeatures f = VggFeatures.random(3, 8, new VggUse(taps, true, false), m)) {
			assertEquals(count(new VggConfiguration(8, 1, false, true), "conv1_2"), f.weights());
			final List<NDArray> maps = f.of(m.create(FormulaWeights.image(64), new Shape(1, 1, 8, 8)));
			final float[] rectified = ChannelsLast.toPlanar(maps.get(0)), before = ChannelsLast.toPlanar(maps.get(1));
			boolean negative = false;
			for (int i = 0; i < before.length; i++) {
				assertEquals(Math.max(0, before[i]), rectified[i]);
				negative |= before[i] < 0;
			}
			assertTrue(negative);
			final float[] pooled = ChannelsLast.toPlanar(maps.get(2));
			final float largest = Math.max(Math.max(rectified[0], rectified[1]), Math.max(rectified[8], rectified[9]));
			assertEquals(largest, pooled[0]);
		}
	}

	/** The first two maps against loops over pixels. */
	@Test
	void convolvesWithMirroredBorders() {
		try (NDManager m = Engines.start().newBaseManager(); Parameters p = new Parameters(m, new FormulaWeights())) {
			final Vgg vgg = new Vgg(new VggConfiguration(8, 1, false, true), "relu1_1", p);
			final float[] image = FormulaWeights.image(20);
			final NDArray map = vgg.forward(m.create(image, new Shape(1, 1, 4, 5)), List.of("relu1_1")).get(0);
			final float[] w = p.values().get("features.0.weight"), b = p.values().get("features.0.bias");
			for (int c = 0; c < 8; c++) for (int y = 0; y < 4; y++) for (int x = 0; x < 5; x++) {
				double sum = b[c];
				for (int dy = -1; dy <= 1; dy++) for (int dx = -1; dx <= 1; dx++) {
					sum += w[c * 9 + (dy + 1) * 3 + dx + 1] * image[mirror(y + dy, 4) * 5 + mirror(x + dx, 5)];
				}
				assertEquals(Math.max(0, sum), map.getFloat(0, c, y, x), 1e-5);
			}
		}
	}

	private static int mirror(final int at, final int size) {
		return at < 0 ? -at : at >= size ? 2 * size - 2 - at : at;
	}

	/** A grey image is the same as three equal planes, with both kinds of border, with and without an input stage. */
	@Test
	void greyCostsOneChannelAndChangesNothing() {
		for (final boolean stage : new boolean[] { false, true }) for (final boolean reflect : new boolean[] { false, true }) {
			try (NDManager m = Engines.start().newBaseManager(); Parameters p = new Parameters(m, new FormulaWeights())) {
				final Vgg vgg = new Vgg(new VggConfiguration(8, 3, stage, reflect), "relu2_1", p);
				final VggFeatures f = new VggFeatures(vgg, List.of("relu1_1", "relu2_1"), "formula");
				final NDArray grey = m.create(FormulaWeights.image(2 * 7 * 9), new Shape(2, 1, 7, 9));
				final List<NDArray> one = f.of(grey), three = f.of(grey.repeat(1, 3));
				for (int i = 0; i < 2; i++) {
					assertArrayEquals(ChannelsLast.toPlanar(three.get(i)), ChannelsLast.toPlanar(one.get(i)), 1e-5f);
				}
			}
		}
	}

	@Test
	void colourGoesThroughAGreyNetworkAsItsMean() {
		try (NDManager m = Engines.start().newBaseManager(); VggFeatures f = VggFeatures.random(2, 8, raw("relu1_2"), m))
		{
			final NDArray colour = m.create(FormulaWeights.image(3 * 6 * 6), new Shape(1, 3, 6, 6));
			final NDArray mean = colour.mean(new int[] { 1 }, true);
			assertArrayEquals(ChannelsLast.toPlanar(f.of(mean).get(0)), ChannelsLast.toPlanar(f.of(colour).get(0)), 1e-6f);
		}
	}

	@Test
	void filtersAreOrthogonal() {
		for (final long[] shape : new long[][] { { 4, 2, 3, 3 }, { 16, 1, 3, 3 } }) {
			final float[] v = OrthogonalFilters.RULE.values(shape, 5);
			final int rows = (int) shape[0], columns = v.length / rows;
			final boolean wide = columns >= rows;
			for (int a = 0; a < Math.min(rows, columns); a++) for (int b = 0; b <= a; b++) {
				double dot = 0;
				for (int k = 0; k < Math.max(rows, columns); k++) {
					dot += wide ? v[a * columns + k] * v[b * columns + k] : v[k * columns + a] * v[k * columns + b];
				}
				assertEquals(a == b ? 2 : 0, dot, 1e-5);
			}
		}
	}

	@Test
	void sameSeedSameNetwork() {
		try (NDManager m = Engines.start().newBaseManager()) {
			final NDArray x = m.create(FormulaWeights.image(256), new Shape(1, 1, 16, 16));
			final float[] first = VggFeatures.random(9, 8, m).of(x).get(4).toFloatArray();
			assertArrayEquals(first, VggFeatures.random(9, 8, m).of(x).get(4).toFloatArray());
			assertFalse(java.util.Arrays.equals(first, VggFeatures.random(10, 8, m).of(x).get(4).toFloatArray()));
		}
	}

	/** The gradient against a central difference, with a step that crosses hardly any bend of a rectifier. */
	@Test
	void gradientReachesTheImage() {
		try (NDManager m = Engines.start().newBaseManager(); VggFeatures f = VggFeatures.random(4, 8, raw("relu2_1"), m))
		{
			final float[] image = FormulaWeights.image(64);
			final NDArray x = m.create(image, new Shape(1, 1, 8, 8)).duplicate();
			x.setRequiresGradient(true);
			try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
				collector.backward(f.of(x).get(0).sum());
			}
			final float[] gradient = x.getGradient().toFloatArray();
			for (int i = 0; i < 64; i += 7) {
				assertEquals((sum(f, m, image, i, 2e-4f) - sum(f, m, image, i, -2e-4f)) / 4e-4, gradient[i], 0.05);
			}
		}
	}

	private static double sum(final VggFeatures f, final NDManager m, final float[] image, final int at,
		final float step)
	{
		final float[] moved = image.clone();
		moved[at] += step;
		double sum = 0;
		for (final float v : f.of(m.create(moved, new Shape(1, 1, 8, 8))).get(0).toFloatArray()) sum += v;
		return sum;
	}

	@Test
	void leavesNothingButTheMaps() {
		try (Scope outer = Scope.open(Engines.start().newBaseManager().getDevice()); VggFeatures f = VggFeatures.random(1, 8,
			outer.manager()))
		{
			try (Scope scope = outer.child()) {
				final NDArray x = scope.manager().create(FormulaWeights.image(256), new Shape(1, 1, 16, 16));
				assertEquals(5, f.of(x).size());
				assertEquals(6, scope.liveArrays());
			}
		}
	}

	@Test
	void impossibleShapesAreRefused() {
		assertThrows(DdasrException.class, () -> new VggConfiguration(3, 1, false, true));
		assertThrows(DdasrException.class, () -> new VggConfiguration(1, 2, false, true));
	}
}
