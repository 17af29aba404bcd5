package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** NRMSE and HFEN against closed forms, and figures that were computed with numpy and scipy.ndimage.correlate. */
class ErrorNormTest {

	private static final int W = 181;
	private static final int H = 217;
	private static final float[] TRUTH = SyntheticHead.image(W, H);
	private static final float[] BLURRED = SyntheticHead.blurred(TRUTH, W, H);

	private static boolean[] brain() {
		final boolean[] mask = new boolean[W * H];
		for (int i = 0; i < mask.length; i++) mask[i] = TRUTH[i] >= 90 && TRUTH[i] <= 180;
		return mask;
	}

	private static SlicePair pair(final float[] image, final boolean[] mask) {
		return new SlicePair(image, TRUTH, mask, W, H);
	}

	@Test
	void nrmse() {
		final Nrmse metric = new Nrmse();
		assertEquals(0.034082723242504845, metric.of(pair(BLURRED, null), 255).value(), 1e-14);
		assertEquals(0.0277228974406187, metric.of(pair(BLURRED, brain()), 180).value(), 1e-14);
		final float[] offset = TRUTH.clone();
		for (int i = 0; i < offset.length; i++) offset[i] += 5;
		assertEquals(0.05, metric.of(pair(offset, null), 100).value(), 1e-14);
		assertEquals(0, metric.of(pair(TRUTH, null), 100).value());
	}

	@Test
	void hfen() {
		final Hfen metric = new Hfen();
		assertEquals(0.08316823048470297, metric.of(pair(BLURRED, null), 255).value(), 1e-12);
		assertEquals(0.10083985775318449, metric.of(pair(BLURRED, brain()), 255).value(), 1e-12);
		final float[] half = TRUTH.clone();
		for (int i = 0; i < half.length; i++) half[i] *= 1.5f;
		assertEquals(0.5, metric.of(pair(half, brain()), 1).value(), 1e-12);
		assertEquals(0, metric.of(pair(TRUTH, null), 1).value());
	}

	/** A cosine comes out as a cosine times −ω² exp(−ω² σ² / 2), apart from what lies beyond the 15 taps. */
	@Test
	void laplacianOfAGaussianOfACosine() {
		final int w = 64;
		for (final double frequency : new double[] { 0.3, 0.8, 1.2 }) {
			final double[] wave = new double[w * w];
			for (int i = 0; i < wave.length; i++) wave[i] = Math.cos(frequency * (i % w - 32));
			final double factor = -frequency * frequency * Math.exp(-frequency * frequency * 2.25 / 2);
			final double[] filtered = Hfen.filtered(wave, w);
			for (int x = 10; x < 54; x++) assertEquals(factor * wave[x], filtered[30 * w + x], 1e-3);
		}
	}

	@Test
	void laplacianOfAGaussianIgnoresConstantsAndSlopes() {
		final int w = 40;
		final double[] slope = new double[w * w];
		for (int i = 0; i < slope.length; i++) slope[i] = 100 + 3 * (i % w) - 2 * (i / w);
		assertEquals(0, Hfen.filtered(slope, w)[20 * w + 20], 1e-12);
	}

	@Test
	void volumesAddBothNorms() {
		final Hfen metric = new Hfen();
		final double[] sums = metric.sums(pair(BLURRED, null), 1), same = metric.sums(pair(TRUTH, null), 1);
		for (int i = 0; i < sums.length; i++) sums[i] += same[i];
		assertEquals(0.08316823048470297 / Math.sqrt(2), metric.value(sums, 1).value(), 1e-12);
	}

	@Test
	void whatHasNoFigureSaysWhy() {
		final float[] broken = BLURRED.clone();
		broken[100 * W + 90] = Float.NaN;
		for (final FullReferenceMetric metric : new FullReferenceMetric[] { new Nrmse(), new Hfen() }) {
			assertEquals("n/a (no pixel lies in the mask)", metric.of(pair(BLURRED, new boolean[W * H]), 1).format(3));
			assertEquals("n/a (NaN or infinite pixels: 1)", metric.of(pair(broken, null), 1).format(3));
		}
		final SlicePair empty = new SlicePair(new float[400], new float[400], null, 20, 20);
		assertEquals("n/a (the truth has no detail)", new Hfen().of(empty, 1).format(3));
	}
}
