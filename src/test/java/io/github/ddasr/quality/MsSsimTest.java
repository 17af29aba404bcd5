package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

/** The expected figures of images were computed with numpy and scipy.ndimage.correlate1d in double precision. */
class MsSsimTest {

	private static final int W = 181;
	private static final int H = 217;
	private static final float[] TRUTH = SyntheticHead.image(W, H);
	private static final float[] BLURRED = SyntheticHead.blurred(TRUTH, W, H);
	/** Similarity of 7 and 9 for a range of 255. */
	private static final double SEVEN_NINE = (2 * 63 + 6.5025) / (49 + 81 + 6.5025);

	private final MsSsim metric = new MsSsim();

	private static SlicePair pair(final boolean[] mask) {
		return new SlicePair(BLURRED, TRUTH, mask, W, H);
	}

	private static boolean[] brain() {
		final boolean[] mask = new boolean[W * H];
		for (int i = 0; i < mask.length; i++) mask[i] = TRUTH[i] >= 90 && TRUTH[i] <= 180;
		return mask;
	}

	private static SlicePair constants(final int w, final int h, final float a, final float b) {
		final float[] image = new float[w * h], truth = new float[w * h];
		Arrays.fill(image, a);
		Arrays.fill(truth, b);
		return new SlicePair(image, truth, null, w, h);
	}

	@Test
	void fiveScalesOfABlur() {
		assertEquals(0.9975269908108566, metric.of(pair(null), 255).value(), 1e-12);
		assertEquals("", metric.of(pair(null), 255).reason());
		assertEquals(0.9973276304664418, metric.of(pair(brain()), 255).value(), 1e-12);
		assertEquals(0.9969858921457858, metric.of(pair(brain()), 180).value(), 1e-12);
	}

	@Test
	void smallerSlicesGetFewerScales() {
		final int w = 96, h = 120;
		final float[] image = new float[w * h], truth = new float[w * h];
		for (int y = 0; y < h; y++) {
			System.arraycopy(BLURRED, (y + 40) * W + 40, image, y * w, w);
			System.arraycopy(TRUTH, (y + 40) * W + 40, truth, y * w, w);
		}
		final MetricValue value = metric.of(new SlicePair(image, truth, null, w, h), 255);
		assertEquals(0.9969123286998545, value.value(), 1e-12);
		assertEquals("0.997 (4 of 5 scales, because the slice is smaller than 161 × 161 pixels)", value.format(3));
	}

	@Test
	void scalesDependOnTheSmallerSide() {
		for (final int[] side : new int[][] { { 161, 5 }, { 160, 4 }, { 81, 4 }, { 80, 3 }, { 21, 2 }, { 20, 1 }, { 11, 1 } }) {
			final String reason = metric.of(constants(side[0], 300, 1, 1), 1).reason();
			assertEquals(side[1] == 5 ? "" : side[1] + " of 5", reason.isEmpty() ? "" : reason.substring(0, 6));
		}
	}

	@Test
	void constantsDifferInTheCoarsestLuminanceOnly() {
		assertEquals(Math.pow(SEVEN_NINE, 0.1333), metric.of(constants(256, 176, 7, 9), 255).value(), 1e-12);
		assertEquals(Math.pow(SEVEN_NINE, 0.2363 / 0.8668), metric.of(constants(128, 256, 7, 9), 255).value(), 1e-12);
		assertEquals(1, metric.of(constants(256, 176, 7, 7), 255).value());
	}

	@Test
	void aVolumeIsTheProductOfMeansOverAllPixels() {
		final double[] sums = metric.sums(constants(176, 176, 7, 9), 255), same = metric.sums(constants(176, 176, 7, 7), 255);
		for (int i = 0; i < sums.length; i++) sums[i] += same[i];
		assertEquals(Math.pow((SEVEN_NINE + 1) / 2, 0.1333), metric.value(sums, 255).value(), 1e-12);
	}

	@Test
	void negativeFactorsCountAsNothing() {
		final float[] inverted = new float[W * H];
		for (int i = 0; i < inverted.length; i++) inverted[i] = 255 - TRUTH[i];
		final double value = metric.of(new SlicePair(inverted, TRUTH, null, W, H), 255).value();
		assertEquals(0.0, value, 1e-12);
	}

	@Test
	void whatHasNoFigureSaysWhy() {
		assertEquals("n/a (MS-SSIM needs slices of at least 11 × 11 pixels)", metric.of(constants(10, 50, 1, 2), 1).format(3));
		assertEquals("n/a (no pixel lies in the mask)", metric.of(pair(new boolean[W * H]), 255).format(3));
		final boolean[] corner = new boolean[W * H];
		corner[20 * W + 22] = true;
		corner[20 * W + 21] = true;
		assertEquals("n/a (no pixel lies in the mask at scale 3)", metric.of(pair(corner), 255).format(3));
		final float[] broken = BLURRED.clone();
		broken[100 * W + 90] = Float.NaN;
		broken[0] = Float.POSITIVE_INFINITY;
		assertEquals("n/a (NaN or infinite pixels: 2)", metric.of(new SlicePair(broken, TRUTH, null, W, H), 255).format(3));
	}
}
