package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;

/**
 * Figures of a formula-made head against its formula-made blur. The expected
 * numbers were computed with numpy and scipy.ndimage.correlate1d in double precision.
 */
class FullReferenceMetricTest {

	private static final int W = 181;
	private static final int H = 217;
	private static final float[] TRUTH = SyntheticHead.image(W, H);
	private static final float[] BLURRED = SyntheticHead.blurred(TRUTH, W, H);

	private static boolean[] brain() {
		final boolean[] mask = new boolean[W * H];
		for (int i = 0; i < mask.length; i++) mask[i] = TRUTH[i] >= 90 && TRUTH[i] <= 180;
		return mask;
	}

	private static MetricValue psnr(final float[] a, final float[] b, final boolean[] mask, final int w, final int h,
		final double range)
	{
		return new Psnr().of(new SlicePair(a, b, mask, w, h), range);
	}

	private static MetricValue ssim(final float[] a, final float[] b, final boolean[] mask, final int w, final int h,
		final double range)
	{
		return new Ssim().of(new SlicePair(a, b, mask, w, h), range);
	}

	@Test
	void theTestImageIsTheOneOfTheFormula() {
		final CRC32 crc = new CRC32();
		for (final float v : TRUTH) crc.update((int) v);
		assertEquals(0x13ae5a4bL, crc.getValue());
	}

	@Test
	void psnrOfABlur() {
		assertEquals(29.349314239408116, psnr(BLURRED, TRUTH, null, W, H, 255).value(), 1e-10);
		assertEquals(34.168581140261594, psnr(BLURRED, TRUTH, brain(), W, H, 255).value(), 1e-10);
		assertEquals(26.323960732795136, psnr(BLURRED, TRUTH, null, W, H, 180).value(), 1e-10);
	}

	@Test
	void ssimOfABlur() {
		assertEquals(0.972044217922286, ssim(BLURRED, TRUTH, null, W, H, 255).value(), 1e-12);
		assertEquals(0.9711715817856306, ssim(BLURRED, TRUTH, brain(), W, H, 255).value(), 1e-12);
		assertEquals(0.9672518644351215, ssim(BLURRED, TRUTH, brain(), W, H, 180).value(), 1e-12);
	}

	@Test
	void ssimMayBeNegative() {
		final float[] inverted = new float[TRUTH.length];
		for (int i = 0; i < inverted.length; i++) inverted[i] = 255 - TRUTH[i];
		assertEquals(-0.13496903936812935, ssim(inverted, TRUTH, null, W, H, 255).value(), 1e-12);
	}

	@Test
	void identicalImages() {
		assertEquals(1, ssim(TRUTH, TRUTH, null, W, H, 255).value(), 1e-12);
		assertEquals("inf (the images are identical)", psnr(TRUTH, TRUTH, null, W, H, 255).format(2));
	}

	@Test
	void constantImages() {
		final float[] seven = new float[400], nine = new float[400];
		Arrays.fill(seven, 7);
		Arrays.fill(nine, 9);
		assertEquals(0.9706965073899744, ssim(seven, nine, null, 20, 20, 255).value(), 1e-12);
		assertEquals(10 * Math.log10(255 * 255 / 4.0), psnr(seven, nine, null, 20, 20, 255).value(), 1e-12);
		assertEquals(1, ssim(new float[400], new float[400], null, 20, 20, 255).value());
	}

	@Test
	void mapAgreesWithTheFigure() {
		final double[] map = Ssim.map(new SlicePair(BLURRED, TRUTH, null, W, H), 255);
		assertEquals((W - 10) * (H - 10), map.length);
		assertEquals(0.972044217922286, Arrays.stream(map).average().getAsDouble(), 1e-12);
	}

	/** Every width leaves another remainder of the strips that rows are cut into. */
	@Test
	void mapOfAnyWidthAgreesWithTheDefinition() {
		final int h = 13;
		for (int w = 11; w < 30; w++) {
			final float[] a = new float[w * h], b = new float[w * h];
			for (int i = 0; i < a.length; i++) {
				b[i] = i * 7919 % 101;
				a[i] = b[i] + i * 104729 % 13;
			}
			final double[] map = Ssim.map(new SlicePair(a, b, null, w, h), 100);
			for (int i = 0; i < map.length; i++) {
				assertEquals(byDefinition(a, b, w, i % (w - 10), i / (w - 10)), map[i], 1e-12, "width " + w);
			}
		}
	}

	private static double byDefinition(final float[] a, final float[] b, final int w, final int x, final int y) {
		double sum = 0, ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;
		for (int i = 0; i < 121; i++) {
			final double g = Math.exp(-(Math.pow(i % 11 - 5, 2) + Math.pow(i / 11 - 5, 2)) / 4.5);
			final double u = a[(y + i / 11) * w + x + i % 11], v = b[(y + i / 11) * w + x + i % 11];
			sum += g;
			ma += g * u;
			mb += g * v;
			aa += g * u * u;
			bb += g * v * v;
			ab += g * u * v;
		}
		ma /= sum;
		mb /= sum;
		final double squares = ma * ma + mb * mb;
		return (2 * ma * mb + 1) * (2 * (ab / sum - ma * mb) + 9) / ((squares + 1) * ((aa + bb) / sum - squares + 9));
	}

	@Test
	void whatHasNoFigureSaysWhy() {
		final float[] small = new float[100];
		assertEquals("n/a (SSIM needs slices of at least 11 × 11 pixels)", ssim(small, small, null, 10, 10, 1).format(3));
		assertEquals("n/a (SSIM needs slices of at least 11 × 11 pixels)", ssim(small, small, null, 50, 2, 1).format(3));
		final float[] image = new float[400];
		assertEquals("n/a (no pixel lies in the mask)", ssim(image, image, new boolean[400], 20, 20, 1).format(3));
		assertEquals("n/a (no pixel lies in the mask)", psnr(image, image, new boolean[400], 20, 20, 1).format(3));
		final float[] broken = image.clone();
		broken[210] = Float.NaN;
		assertEquals("n/a (NaN or infinite pixels: 1)", ssim(broken, image, null, 20, 20, 1).format(3));
		assertEquals("n/a (NaN or infinite pixels: 1)", psnr(broken, image, null, 20, 20, 1).format(3));
	}

	@Test
	void metricsAreFoundWithTheirDirections() {
		final Map<String, FullReferenceMetric> found = Metrics.fullReference();
		assertEquals(List.of("PSNR", "SSIM"), List.copyOf(found.keySet()).subList(0, 2));
		for (final String name : List.of("PSNR", "SSIM", "MS-SSIM")) assertEquals(Direction.HIGHER, found.get(name).direction());
		for (final String name : List.of("GMSD", "NRMSE", "HFEN")) assertEquals(Direction.LOWER, found.get(name).direction());
		assertEquals("dB", found.get("PSNR").unit());
		assertEquals("", found.get("GMSD").unit());
	}
}
