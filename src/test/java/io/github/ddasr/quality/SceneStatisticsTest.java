package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** Half-size image and features against exact arithmetic in another language. */
class SceneStatisticsTest {

	/** Of the formula texture, from the same source, for where the folder of reference figures is absent. */
	private static final double[] BRISQUE = { //
		1.277, 0.169368201145, 0.505, 0.109180876468, 0.00335343174418, 0.0656527569171, 0.501, 0.110077063342,
		0.00333016046402, 0.0668081364857, 0.729, 0.0551599687168, 0.0059570059212, 0.0265288823965, 0.731,
		0.0550549550261, 0.00592230688067, 0.0263759765683, 2.064, 0.231870098362, 0.733, 0.123445223757,
		0.0163061436014, 0.101832149534, 0.731, 0.127085411643, 0.0156489416612, 0.103905557222, 0.799, 0.0580945914828,
		0.0293189200003, 0.0669590274268, 0.808, 0.0596588882229, 0.0283252490181, 0.066500808718 };
	private static final double[] NIQE_FIRST_BLOCK = { //
		1.197, 0.37626876774, 0.506, 0.0982542688192, 0.00630582444084, 0.0235110475181, 0.473, 0.105683900103,
		0.00440084630239, 0.0182332314504, 0.696, 0.0463816721774, 0.0260012687642, 0.0490137308046, 0.707,
		0.0466372971906, 0.0272902476186, 0.051358039317, 1.976, 0.675812575608, 0.726, 0.105193976833, 0.0514961263225,
		0.109393712446, 0.698, 0.115769979157, 0.0437660704913, 0.101624985508, 0.798, 0.0484556931123, 0.0800615866678,
		0.112932003392, 0.793, 0.0512429230369, 0.0763410483421, 0.110654908669 };
	private static final double[] HALF = { 16.85528564453125, 15.3441162109375, 17.607635498046875, 12.616485595703125 };

	@Test
	void formulaTexture() {
		final double[] texture = FormulaImages.values(FormulaImages.fractal());
		assertArrayEquals(HALF, Arrays.copyOf(HalfSize.of(texture, 512, 512), HALF.length), 0);
		check(BRISQUE, BrisqueFeatures.of(texture, 512, 512), "BRISQUE");
		check(NIQE_FIRST_BLOCK, NiqeFeatures.of(texture, 512, 512, 96).features()[0], "NIQE");
	}

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
