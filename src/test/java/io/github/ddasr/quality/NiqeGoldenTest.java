package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.github.ddasr.quality.MetricSettings.BlockRule;

/** NIQE with the published parameters against other programs. */
class NiqeGoldenTest {

	private static NiqeModel live() {
		return PublishedParameters.niqe(MetricGoldens.parameters("niqe_modelparameters.mat"));
	}

	private static NiqeScorer scorer(final BlockRule rule, final boolean zeroCovariance) {
		return new NiqeScorer(live(), 96, new MetricSettings(rule, 96, zeroCovariance, false, false, "", "", null), false);
	}

	private static int compare(final String program, final String images, final BlockRule rule, final double tolerance) {
		return MetricGoldens.compare("NIQE", program, images, scorer(rule, false), tolerance);
	}

	@Test
	void exactArithmetic() {
		assertTrue(compare("oracle64-snap1e-11", "", BlockRule.LIVE, 1e-7) >= 48);
	}

	@Test
	void exactArithmeticOverValidBlocks() {
		assertTrue(compare("oracle64-snap1e-11-validRowsOnly", "", BlockRule.VALID, 1e-7) >= 48);
	}

	@Test
	void releasedProgramOnNoisyImages() {
		assertTrue(compare("LIVE-release-MATLAB-code@", "__noise", BlockRule.LIVE, 1e-9) >= 16);
	}

	@Test
	void singleBlockHasAFigureOnlyWithoutCovariance() {
		final double[] block = crop(MetricGoldens.image("camera"), 100, 100, 96, 96);
		final GreySlice slice = GreySlice.of(block, 96, 96);
		assertEquals(6.698911588754, scorer(BlockRule.LIVE, true).of(slice).value(), 1e-9);
		final MetricValue none = scorer(BlockRule.LIVE, false).of(slice);
		assertTrue(Double.isNaN(none.value()));
		assertTrue(none.reason().startsWith("1 of 1 blocks can be used"), none.reason());
	}

	@Test
	void blackFrameCountsUnderTheOneRuleOnly() {
		final GreySlice camera = MetricGoldens.image("camera");
		final double[] framed = new double[704 * 704];
		for (int y = 0; y < 512; y++) System.arraycopy(camera.values(), y * 512, framed, (y + 96) * 704 + 96, 512);
		final GreySlice slice = GreySlice.of(framed, 704, 704);
		final MetricValue live = scorer(BlockRule.LIVE, false).of(slice), valid = scorer(BlockRule.VALID, false).of(slice);
		assertEquals(6.58269853419, live.value(), 1e-9);
		// This figure was made without the rule for rounding in flat regions.
		assertEquals(3.3583, valid.value(), 1.5e-4);
		assertTrue(live.reason().startsWith("13 of 49 blocks are constant and count in part"), live.reason());
		assertTrue(valid.reason().startsWith("13 of 49 blocks are constant or background and left out"), valid.reason());
	}

	@Test
	void blocksOfBackgroundAreLeftOutByTheMask() {
		final GreySlice image = MetricGoldens.image("synth_mr__noise10");
		final boolean[] mask = new boolean[256 * 256];
		// The left two of four blocks, and a bit less than half of the upper right one.
		for (int i = 0; i < mask.length; i++) mask[i] = i % 256 < 96 || i / 256 < 47 && i % 256 < 192;
		final GreySlice masked = new GreySlice(image.values(), 256, 256, mask, 0, null);
		final double[] left = crop(image, 0, 0, 192, 256);
		final NiqeBlocks four = NiqeFeatures.of(left, 192, 256, 96);
		final NiqeBlocks two = new NiqeBlocks(1, 2, new double[][] { four.features()[0], four.features()[2] }, null);
		final MetricValue value = scorer(BlockRule.VALID, false).of(masked);
		assertEquals(live().score(two, null, BlockRule.VALID, false).value(), value.value(), 1e-12);
		assertEquals("2 of 4 blocks are constant or background and left out", value.reason());
		assertEquals(scorer(BlockRule.LIVE, false).of(image).value(), scorer(BlockRule.LIVE, false).of(masked).value());
	}

	@Test
	void binaryImageIsFlat() {
		final GreySlice camera = MetricGoldens.image("camera");
		final double[] binary = camera.values().clone();
		for (int i = 0; i < binary.length; i++) binary[i] = binary[i] > 128 ? 255 : 0;
		final MetricValue value = scorer(BlockRule.LIVE, false).of(GreySlice.of(binary, 512, 512));
		assertTrue(value.value() > 10 && value.value() < 40, value.toString());
		assertTrue(value.reason().contains("mostly flat: 9"), value.reason());
	}

	private static double[] crop(final GreySlice image, final int x, final int y, final int w, final int h) {
		final double[] values = new double[w * h];
		for (int i = 0; i < h; i++) System.arraycopy(image.values(), (y + i) * image.width() + x, values, i * w, w);
		return values;
	}
}
