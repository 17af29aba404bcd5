package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.github.ddasr.quality.ContrastNormalisation.Edge;

/** The parts of the scene statistics against their definitions, written out directly. */
class SceneStatisticsUnitTest {

	private static double[] noise(final int count, final long seed) {
		final Random random = new Random(seed);
		return random.doubles(count).map(v -> Math.rint(255 * v)).toArray();
	}

	@Test
	void shapesOfKnownDistributions() {
		final int laplace = MomentGrid.nearest(0.5), gauss = MomentGrid.nearest(2 / Math.PI);
		assertEquals(1, MomentGrid.alpha(laplace), 1e-12);
		assertEquals(2, MomentGrid.alpha(gauss), 1e-12);
		assertEquals(Math.sqrt(0.5), MomentGrid.scale(laplace), 1e-14);
		assertEquals(Math.sqrt(2), MomentGrid.scale(gauss), 1e-14);
		assertEquals(1, MomentGrid.asymmetry(laplace), 1e-14);
		assertEquals(1 / Math.sqrt(Math.PI), MomentGrid.asymmetry(gauss), 1e-14);
		assertEquals(gauss, MomentGrid.nearestInverse(Math.PI / 2));
	}

	@Test
	void searchEndsAtTheGridsEnds() {
		for (final double low : new double[] { Double.NaN, 0, -1 }) assertEquals(0, MomentGrid.nearest(low));
		assertEquals(9800, MomentGrid.nearest(0.9));
		assertEquals(10, MomentGrid.alpha(9800), 1e-12);
		for (final double high : new double[] { Double.NaN, 1e9, Double.POSITIVE_INFINITY }) {
			assertEquals(0, MomentGrid.nearestInverse(high));
		}
		assertEquals(9800, MomentGrid.nearestInverse(0));
	}

	@Test
	void searchFindsTheNearest() {
		final Random random = new Random(3);
		final double[] ratios = new double[9801];
		for (int i = 0; i < ratios.length; i++) ratios[i] = MomentGrid.ratio(i);
		for (int trial = 0; trial < 200; trial++) {
			final double wanted = 0.05 + 0.72 * random.nextDouble();
			int best = 0, bestInverse = 0;
			for (int i = 1; i < ratios.length; i++) {
				if (Math.abs(ratios[i] - wanted) < Math.abs(ratios[best] - wanted)) best = i;
				if (Math.abs(1 / ratios[i] - 1 / wanted) < Math.abs(1 / ratios[bestInverse] - 1 / wanted)) bestInverse = i;
			}
			assertEquals(best, MomentGrid.nearest(wanted));
			assertEquals(bestInverse, MomentGrid.nearestInverse(1 / wanted));
		}
	}

	@Test
	void halfSizeIsTheStretchedCubicKernel() {
		for (final int[] size : new int[][] { { 16, 17 }, { 21, 16 }, { 1, 2 }, { 3, 5 } }) {
			final int w = size[0], h = size[1];
			final double[] values = noise(w * h, w), half = HalfSize.of(values, w, h);
			assertEquals((w + 1) / 2 * ((h + 1) / 2), half.length);
			for (int i = 0; i < half.length; i++) {
				final int x = i % ((w + 1) / 2), y = i / ((w + 1) / 2);
				double sum = 0;
				for (int k = 2 * y - 4; k <= 2 * y + 5; k++) for (int j = 2 * x - 4; j <= 2 * x + 5; j++) {
					sum += cubic((2 * y + 0.5 - k) / 2) * cubic((2 * x + 0.5 - j) / 2) / 4 * values[mirror(k, h) * w + mirror(j, w)];
				}
				assertEquals(sum, half[i], 1e-12);
			}
		}
	}

	private static double cubic(final double u) {
		final double x = Math.abs(u);
		return x <= 1 ? 1.5 * x * x * x - 2.5 * x * x + 1 : x < 2 ? -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2 : 0;
	}

	private static int mirror(final int i, final int n) {
		return i < 0 ? mirror(-1 - i, n) : i >= n ? mirror(2 * n - 1 - i, n) : i;
	}

	@Test
	void contrastIsNormalisedByTheWindow() {
		final int w = 23, h = 17;
		final double[] values = noise(w * h, 1), row = new double[w], contrast = new double[w];
		for (final Edge edge : Edge.values()) {
			final ContrastNormalisation normalisation = new ContrastNormalisation(values, w, h, edge);
			for (int y = 0; y < h; y++) {
				normalisation.row(y, row, contrast);
				for (int x = 0; x < w; x++) {
					final double[] expected = direct(values, w, h, x, y, edge);
					assertEquals(expected[0], row[x], 1e-12);
					assertEquals(expected[1], contrast[x], 1e-12);
				}
			}
		}
	}

	private static double[] direct(final double[] values, final int w, final int h, final int x, final int y,
		final Edge edge)
	{
		double weights = 0, mean = 0, square = 0;
		for (int dy = -3; dy <= 3; dy++) for (int dx = -3; dx <= 3; dx++) {
			final int u = Math.max(0, Math.min(w - 1, x + dx)), v = Math.max(0, Math.min(h - 1, y + dy));
			final double weight = Math.exp(-(dx * dx + dy * dy) * 18 / 49.0);
			final boolean zero = edge == Edge.ZERO && (u != x + dx || v != y + dy);
			final double value = zero ? 0 : values[v * w + u];
			weights += weight;
			mean += weight * value;
			square += weight * value * value;
		}
		assertEquals(0.11739635539, 1 / weights, 1e-11);
		final double contrast = Math.sqrt(Math.abs(square / weights - mean / weights * (mean / weights))) + 1;
		return new double[] { (values[y * w + x] - mean / weights) / contrast, contrast };
	}

	@Test
	void roundingInFlatRegionsIsNoSignal() {
		final double[] values = new double[64 * 9], row = new double[64];
		Arrays.fill(values, 0.1 * 37);
		new ContrastNormalisation(values, 64, 9, Edge.REPLICATE).row(4, row, new double[64]);
		assertArrayEquals(new double[64], row);
		values[4 * 64 + 32] += 1e-6;
		new ContrastNormalisation(values, 64, 9, Edge.REPLICATE).row(4, row, new double[64]);
		assertTrue(row[32] > 0 && row[31] < 0 && row[28] == 0);
	}

	@Test
	void neighboursWrapAround() {
		for (final int[] size : new int[][] { { 5, 4 }, { 64, 3 }, { 70, 6 }, { 129, 2 }, { 3, 1 } }) {
			final int w = size[0], h = size[1];
			final double[] values = new Random(w).doubles(w * h, -1, 1).toArray();
			for (int i = 0; i < values.length; i += 7) values[i] = i % 2 == 0 ? 0 : -0.0;
			final NeighbourProducts products = new NeighbourProducts(w);
			for (int y = 0; y < h; y++) products.add(values, y * w);
			final Moments[] moments = products.finish();
			check(values, Arrays.stream(values).map(v -> 1).toArray(), moments[0]);
			final int[][] shifts = { { 0, 1 }, { 1, 0 }, { 1, 1 }, { 1, -1 } };
			for (int k = 0; k < 4; k++) check(values, shifted(values, w, h, shifts[k]), moments[k + 1]);
		}
	}

	private static double[] shifted(final double[] values, final int w, final int h, final int[] shift) {
		final double[] result = new double[w * h];
		for (int i = 0; i < w * h; i++) {
			result[i] = values[Math.floorMod(i / w - shift[0], h) * w + Math.floorMod(i % w - shift[1], w)];
		}
		return result;
	}

	private static void check(final double[] a, final double[] b, final Moments moments) {
		double left = 0, right = 0, magnitude = 0;
		int negatives = 0, positives = 0;
		for (int i = 0; i < a.length; i++) {
			final double v = a[i] * b[i];
			magnitude += Math.abs(v);
			if (v < 0) {
				left += v * v;
				negatives++;
			}
			if (v > 0) {
				right += v * v;
				positives++;
			}
		}
		assertEquals(left / negatives, moments.leftVariance(), 1e-12);
		assertEquals(right / positives, moments.rightVariance(), 1e-12);
		assertEquals((left + right) / a.length, moments.meanSquare(), 1e-12);
		assertEquals(magnitude / a.length, moments.meanMagnitude(), 1e-12);
	}

	@Test
	void sharpnessIsTheMeanDeviation() {
		final int w = 40, h = 33;
		final double[] values = noise(w * h, 5);
		final NiqeBlocks blocks = NiqeFeatures.of(values, w, h, 16);
		assertEquals(2, blocks.columns());
		assertEquals(2, blocks.rows());
		assertEquals(4, blocks.count());
		final double[] whole = new double[32 * 32];
		for (int y = 0; y < 32; y++) System.arraycopy(values, y * w, whole, y * 32, 32);
		double sum = 0;
		for (int y = 16; y < 32; y++) for (int x = 0; x < 16; x++) {
			sum += direct(whole, 32, 32, x, y, Edge.REPLICATE)[1] - 1;
		}
		assertEquals(sum / 256, blocks.sharpness()[2], 1e-11);
	}
}
