package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

/** Against closed forms, and figures that were computed with numpy and scipy.ndimage.correlate in double precision. */
class GmsdTest {

	private static final int W = 181;
	private static final int H = 217;
	private static final float[] TRUTH = SyntheticHead.image(W, H);
	private static final float[] BLURRED = SyntheticHead.blurred(TRUTH, W, H);

	private final Gmsd metric = new Gmsd();

	private static boolean[] brain() {
		final boolean[] mask = new boolean[W * H];
		for (int i = 0; i < mask.length; i++) mask[i] = TRUTH[i] >= 90 && TRUTH[i] <= 180;
		return mask;
	}

	@Test
	void aBlur() {
		assertEquals(0.03789539131788255, metric.of(new SlicePair(BLURRED, TRUTH, null, W, H), 255).value(), 1e-12);
		assertEquals(0.009710420722974789, metric.of(new SlicePair(BLURRED, TRUTH, brain(), W, H), 255).value(), 1e-12);
		assertEquals(0.015505331648674145, metric.of(new SlicePair(BLURRED, TRUTH, brain(), W, H), 180).value(), 1e-12);
	}

	/** A constant slice of 12 × 12 pixels against nothing: gradients along the frame only. */
	private static SlicePair frame(final float value) {
		final float[] image = new float[144];
		Arrays.fill(image, value);
		return new SlicePair(image, new float[144], null, 12, 12);
	}

	@Test
	void aFrameByHand() {
		final double edge = 400 / (400 + 170.0), corner = 400 * 8 / 9.0 / (400 * 8 / 9.0 + 170);
		final double mean = (16 * edge + 4 * corner) / 36;
		final double squares = (16 * edge * edge + 4 * corner * corner) / 36;
		assertEquals(Math.sqrt(squares - mean * mean), metric.of(frame(20), 255).value(), 1e-12);
		final double[] sums = metric.sums(frame(20), 255), same = metric.sums(frame(0), 255);
		for (int i = 0; i < sums.length; i++) sums[i] += same[i];
		assertEquals(Math.sqrt(squares / 2 - mean * mean / 4), metric.value(sums, 255).value(), 1e-12, "two slices");
	}

	@Test
	void unitsDoNotMatter() {
		assertEquals(metric.of(frame(20), 255).value(), metric.of(frame(320), 255 * 16).value(), 1e-14);
	}

	@Test
	void degenerateInput() {
		assertEquals(0, metric.of(new SlicePair(TRUTH, TRUTH, null, W, H), 255).value());
		assertEquals("n/a (GMSD needs slices of at least 6 × 6 pixels)", metric.of(new SlicePair(new float[40], new float[40],
			null, 8, 5), 1).format(3));
		assertEquals("n/a (no pixel lies in the mask)", metric.of(new SlicePair(TRUTH, TRUTH, new boolean[W * H], W, H), 1)
			.format(3));
		final float[] broken = TRUTH.clone();
		broken[100 * W + 90] = Float.NaN;
		assertEquals("n/a (NaN or infinite pixels: 1)", metric.of(new SlicePair(broken, TRUTH, null, W, H), 255).format(3));
	}
}
