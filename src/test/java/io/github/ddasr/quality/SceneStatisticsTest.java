package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** Half-size image and features against exact arithmetic in another language. */
class SceneStatisticsTest {

	@Test
	void halfSizeOfTheReference() {
		final double[] half = HalfSize.of(FormulaImages.values(FormulaImages.fractal()), 512, 512);
		MetricGoldens.rows("imresize_half_synth_fractal.csv", 1).forEach((key, row) -> {
			final int y = Integer.parseInt(key);
			assertArrayEquals(row, Arrays.copyOfRange(half, y * 256, y * 256 + 256), 0, "row " + y);
		});
	}

	@Test
	void brisqueFeaturesOfTheReference() {
		MetricGoldens.rows("brisque_features_oracle64_snap.csv", 1).forEach((name, row) -> {
			final GreySlice image = MetricGoldens.image(name);
			check(row, BrisqueFeatures.of(image.values(), image.width(), image.height()), name);
		});
	}

	@Test
	void niqeFeaturesOfTheReference() {
		final Map<String, NiqeBlocks> blocks = new HashMap<>();
		MetricGoldens.rows("niqe_block_features_oracle64_snap.csv", 2).forEach((key, row) -> {
			final String name = key.substring(0, key.indexOf(','));
			final NiqeBlocks own = blocks.computeIfAbsent(name, SceneStatisticsTest::blocks);
			// The reference counts blocks column by column.
			final int block = Integer.parseInt(key.substring(key.indexOf(',') + 1));
			check(row, own.features()[block % own.rows() * own.columns() + block / own.rows()], key);
		});
	}

	private static NiqeBlocks blocks(final String name) {
		final GreySlice image = MetricGoldens.image(name);
		return NiqeFeatures.of(image.values(), image.width(), image.height(), 96);
	}

	/** Shapes lie on a grid and must be the same; the rest within rounding. */
	private static void check(final double[] expected, final double[] features, final String what) {
		assertEquals(expected.length, features.length, what);
		for (int i = 0; i < expected.length; i++) {
			final boolean shape = i % 18 == 0 || i % 18 % 4 == 2;
			assertEquals(expected[i], features[i], shape ? 1e-12 : 1e-9, what + ", feature " + i);
		}
	}
}
