package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Which blocks and slices give features, and that distances of them tell noise from none. */
class NssFeaturesTest {

	private static double[] noisy(final int width, final int height, final double level, final int seed) {
		final Random random = new Random(seed);
		final double[] values = new double[width * height];
		for (int i = 0; i < values.length; i++) {
			values[i] = 128 + 60 * Math.sin(i % width / 9.0) * Math.cos(i / width / 7.0) + level * random.nextGaussian();
		}
		return values;
	}

	@Test
	void blocksAndSlicesAreThoseOfTheMetrics() {
		final double[] values = noisy(200, 110, 10, 1);
		final GreySlice slice = GreySlice.of(values, 200, 110);
		final List<double[]> rows = new NssFeatures().rows(slice);
		assertEquals(2, rows.size());
		assertArrayEquals(NiqeFeatures.of(values, 200, 110, 96).features()[1], rows.get(1));
		assertEquals(8, new NssFeatures(48).rows(slice).size());
		assertArrayEquals(BrisqueFeatures.of(values, 200, 110), new NssSliceFeatures().rows(slice).get(0));
	}

	@Test
	void backgroundAndConstantPartsAreLeftOut() {
		final double[] values = noisy(192, 96, 10, 1);
		final boolean[] mask = new boolean[values.length];
		for (int i = 0; i < mask.length; i++) mask[i] = i % 192 < 48 || i % 192 >= 145;
		// Half of the first block is foreground, 47 of 96 columns of the second.
		final List<double[]> rows = new NssFeatures().rows(new GreySlice(values, 192, 96, mask, 0, null));
		assertEquals(1, rows.size());
		assertArrayEquals(NiqeFeatures.of(values, 192, 96, 96).features()[0], rows.get(0));
		Arrays.fill(values, 7);
		assertEquals(0, new NssFeatures().rows(GreySlice.of(values, 192, 96)).size());
		assertEquals(0, new NssSliceFeatures().rows(GreySlice.of(values, 192, 96)).size());
		assertEquals(0, new NssSliceFeatures().rows(GreySlice.of(new double[150], 15, 10)).size());
		assertEquals(0, new NssFeatures().rows(GreySlice.of(new double[95 * 96], 95, 96)).size());
	}

	@Test
	void noiseMovesTheSetAway() {
		for (final FeatureExtractor extractor : List.of(new NssFeatures(24), new NssSliceFeatures())) {
			final FeatureMatrix a = set(extractor, 5, 1), b = set(extractor, 5, 100), c = set(extractor, 25, 200);
			for (final SetMetric metric : SetMetric.all().values()) {
				final double near = metric.of(a, b).value().value(), far = metric.of(a, c).value().value();
				assertTrue(far > 3 * Math.abs(near), metric.label(extractor.kind()) + ": " + near + ", " + far);
				assertTrue(metric.of(a, c).label().endsWith("NSS distance"));
			}
		}
		assertEquals(List.of("NSS", "NSS-slice"), List.copyOf(FeatureExtractor.all().keySet()));
	}

	private static FeatureMatrix set(final FeatureExtractor extractor, final double level, final int seed) {
		return extractor.matrix(IntStream.range(0, 40).mapToObj(i -> GreySlice.of(noisy(48, 48, level, seed +
			i), 48, 48)).toList(), "set");
	}
}
