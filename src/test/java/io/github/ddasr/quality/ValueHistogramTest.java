package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class ValueHistogramTest {

	private static final double BIN = 2.0 / 4096;

	private static ValueHistogram box(final double from, final double to, final int n) {
		final ValueHistogram histogram = new ValueHistogram();
		final double[] values = new double[n];
		for (int i = 0; i < n; i++) values[i] = from + (i + 0.5) / n * (to - from);
		histogram.add(values, null);
		return histogram;
	}

	@Test
	void shiftedBoxesAreTheShiftApart() {
		assertEquals(0.3, box(0.1, 0.4, 5000).wassersteinTo(box(0.4, 0.7, 5000)), BIN);
		assertEquals(0.05, box(0.1, 0.4, 5000).wassersteinTo(box(0.15, 0.45, 7000)), BIN);
		assertEquals(0, box(0.1, 0.4, 5000).wassersteinTo(box(0.1, 0.4, 5000)));
	}

	/** ∫|F⁻¹ − G⁻¹| of boxes on [0, 1] and [0.25, 0.75] is 2 ∫₀^½ (0.25 − t/2) dt = 1/8. */
	@Test
	void widerBox() {
		assertEquals(0.125, box(0, 1, 20000).wassersteinTo(box(0.25, 0.75, 20000)), BIN);
	}

	/** Sorted samples of one size differ by their mean distance. */
	@Test
	void agreesWithSortedSamples() {
		final Random random = new Random(5);
		final double[] a = random.doubles(3000).map(v -> v * v).toArray(), b = random.doubles(3000).map(v -> 0.2 + v / 2).toArray();
		final ValueHistogram x = new ValueHistogram(), y = new ValueHistogram();
		x.add(a, null);
		y.add(b, null);
		Arrays.sort(a);
		Arrays.sort(b);
		double mean = 0;
		for (int i = 0; i < a.length; i++) mean += Math.abs(a[i] - b[i]) / a.length;
		assertEquals(mean, x.wassersteinTo(y), BIN);
		assertEquals(x.wassersteinTo(y), y.wassersteinTo(x), 1e-12);
	}

	@Test
	void maskAndSums() {
		final ValueHistogram a = new ValueHistogram(), sum = new ValueHistogram();
		a.add(new double[] { 0.2, 0.9, 5, -7 }, new boolean[] { true, false, true, true });
		assertEquals(3, a.total());
		sum.add(a);
		sum.add(a);
		assertEquals(6, sum.total());
		assertEquals(0, sum.wassersteinTo(a), 1e-12);
		assertTrue(Double.isNaN(a.wassersteinTo(new ValueHistogram())));
	}

	@Test
	void densityHasTheAreaOne() {
		final double[] density = box(0.25, 0.75, 64000).density(0, 80);
		assertEquals(64, Arrays.stream(density).sum(), 1e-9);
		assertEquals(0, density[15]);
		assertEquals(2, density[16], 1e-3);
		assertEquals(2, density[47], 1e-3);
		assertEquals(0, density[48]);
	}
}
