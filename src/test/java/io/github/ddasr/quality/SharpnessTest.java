package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.ddasr.volume.PluginFinder;

import org.junit.jupiter.api.Test;

/** Sharpness by hand, and figures that were computed with numpy and scipy.ndimage.correlate. */
class SharpnessTest {

	private static final int W = 181;
	private static final int H = 217;

	private static MetricValue laplacian(final GreySlice slice) {
		return Metrics.noReference().get("Laplacian variance").prepare(null).of(slice);
	}

	private static MetricValue tenengrad(final GreySlice slice) {
		return Metrics.noReference().get("Tenengrad").prepare(null).of(slice);
	}

	private static double[] head() {
		final float[] image = SyntheticHead.image(W, H);
		final double[] values = new double[image.length];
		for (int i = 0; i < values.length; i++) values[i] = image[i];
		return values;
	}

	@Test
	void onePixel() {
		final double[] values = new double[25];
		values[12] = 1;
		assertEquals(20 / 25.0, laplacian(GreySlice.of(values, 5, 5)).value(), 1e-15);
		assertEquals(24 / 25.0, tenengrad(GreySlice.of(values, 5, 5)).value(), 1e-15);
	}

	@Test
	void edgesAreMirroredWithoutTheEdgePixel() {
		final double[] slope = new double[24];
		for (int i = 0; i < slope.length; i++) slope[i] = 3 * (i % 6);
		assertEquals(4 / 6.0 * 24 * 24, tenengrad(GreySlice.of(slope, 6, 4)).value(), 1e-12);
		assertEquals(2 * 36 / 6.0, laplacian(GreySlice.of(slope, 6, 4)).value(), 1e-12);
		assertEquals(0, tenengrad(GreySlice.of(new double[] { 7 }, 1, 1)).value());
	}

	@Test
	void inAMaskOnlyWholeNeighbourhoodsCount() {
		final double[] values = head();
		final boolean[] mask = new boolean[values.length];
		for (int i = 0; i < mask.length; i++) mask[i] = values[i] >= 90 && values[i] <= 180;
		final GreySlice masked = new GreySlice(values, W, H, mask, 0, null);
		assertEquals(845.1964482579172, laplacian(masked).value(), 1e-9);
		assertEquals(5055.582257012394, tenengrad(masked).value(), 1e-9);
		assertEquals(4846.109376989078, laplacian(GreySlice.of(values, W, H)).value(), 1e-9);
		assertEquals(35629.16312345648, tenengrad(GreySlice.of(values, W, H)).value(), 1e-9);
	}

	@Test
	void whatHasNoFigureSaysWhy() {
		final double[] values = head();
		final GreySlice unmasked = new GreySlice(values, W, H, new boolean[values.length], 0, null);
		assertEquals("n/a (no pixel lies in the mask with all its neighbours)", laplacian(unmasked).format(1));
		assertEquals("n/a (no pixel lies in the mask with all its neighbours)", tenengrad(unmasked).format(1));
		values[1000] = Double.NaN;
		values[5] = Double.NaN;
		assertEquals("n/a (NaN or infinite pixels: 2)", laplacian(GreySlice.of(values, W, H)).format(1));
		assertEquals("n/a (NaN or infinite pixels: 2)", tenengrad(GreySlice.of(values, W, H)).format(1));
	}

	@Test
	void readersAreWarnedOfNoise() {
		for (final String name : new String[] { "Laplacian variance", "Tenengrad" }) {
			final String description = PluginFinder.infos(NoReferenceMetric.class).get(name)
				.getDescription();
			assertTrue(description.contains("noise"), description);
			assertEquals(Direction.HIGHER, Metrics.noReference().get(name).direction());
		}
	}
}
