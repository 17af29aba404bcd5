package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

import org.junit.jupiter.api.Test;

import io.github.ddasr.quality.MetricSettings.BlockRule;

/** Images that have no scene statistics get a reason instead of a figure. */
class DegenerateImagesTest {

	private static final int SIDE = 192;

	private static GreySlice image(final IntUnaryOperator value) {
		final double[] values = new double[SIDE * SIDE];
		Arrays.setAll(values, value::applyAsInt);
		return GreySlice.of(values, SIDE, SIDE);
	}

	private static NoReferenceMetric.Scorer niqe(final BlockRule rule) {
		return new NiqeScorer(MadeUpModels.niqe(96), 96, new MetricSettings(rule, 96, false, false, false, "", "", null), false);
	}

	private static NoReferenceMetric.Scorer brisque() {
		return new BrisqueScorer(MadeUpModels.brisque(), false, false);
	}

	private static void refused(final String reason, final MetricValue value) {
		assertTrue(Double.isNaN(value.value()), value.toString());
		assertTrue(value.reason().startsWith(reason), value.reason());
	}

	@Test
	void constantImages() {
		for (final int grey : new int[] { 0, 7, 128 }) {
			refused("0 of 4 blocks can be used", niqe(BlockRule.LIVE).of(image(i -> grey)));
			refused("0 of 4 blocks can be used", niqe(BlockRule.VALID).of(image(i -> grey)));
			refused("the image is constant", brisque().of(image(i -> grey)));
		}
	}

	@Test
	void checkerboard() {
		final GreySlice board = image(i -> (i + i / SIDE) % 2 * 255);
		refused("0 of 4 blocks can be used", niqe(BlockRule.LIVE).of(board));
		refused("the image is constant, or has no differences of both signs", brisque().of(board));
	}

	@Test
	void smallImages() {
		refused("NIQE needs 96 × 96 pixels, but the slice has 95 × 96", niqe(BlockRule.LIVE).of(GreySlice.of(
			new double[95 * 96], 95, 96)));
		refused("BRISQUE needs 16 × 16 pixels, but the slice has 16 × 15", brisque().of(GreySlice.of(new double[16 * 15], 16,
			15)));
	}

	@Test
	void invalidPixelsAreCounted() {
		final GreySlice image = image(i -> i * 7919 % 251);
		assertTrue(Double.isFinite(niqe(BlockRule.LIVE).of(image).value()));
		assertTrue(Double.isFinite(brisque().of(image).value()));
		image.values()[5] = Double.NaN;
		assertEquals("1 pixel is NaN or infinite", niqe(BlockRule.LIVE).of(image).reason());
		image.values()[6] = Double.NEGATIVE_INFINITY;
		refused("2 pixels are NaN or infinite", niqe(BlockRule.LIVE).of(image));
		refused("2 pixels are NaN or infinite", brisque().of(image));
	}

	@Test
	void replacedPixelsAreCounted() {
		final GreySlice image = image(i -> i * 7919 % 251);
		final boolean[] finite = new boolean[SIDE * SIDE];
		Arrays.fill(finite, true);
		finite[5] = false;
		final GreySlice one = new GreySlice(image.values(), SIDE, SIDE, null, 0, null, null, finite);
		assertEquals(brisque().of(image).value(), brisque().of(one).value());
		assertEquals("1 invalid pixel was replaced by the background", brisque().of(one).reason());
		finite[6] = false;
		final String two = "2 invalid pixels were replaced by the background";
		assertEquals(two, brisque().of(one).reason());
		assertEquals(two, niqe(BlockRule.LIVE).of(one).reason());
		assertEquals("", niqe(BlockRule.VALID).of(one).reason());
	}

	@Test
	void halfBlackImageIsWarnedAbout() {
		final GreySlice image = image(i -> i < SIDE * 100 ? 0 : i * 7919 % 251);
		final MetricValue value = brisque().of(image);
		assertTrue(Double.isFinite(value.value()));
		assertEquals("mostly flat: 51 % of the pixels do not differ from their neighbours", value.reason());
		assertEquals("2 of 4 blocks are constant and count in part; mostly flat: 51 % of the pixels do not differ from " +
			"their neighbours", niqe(BlockRule.LIVE).of(image).reason());
	}
}
