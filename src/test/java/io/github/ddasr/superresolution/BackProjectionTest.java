package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.ddasr.downsampling.Downsamplers;
import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.ResamplingMatrices;
import io.github.ddasr.volume.ResamplingMatrix;
import io.github.ddasr.volume.Slices;

/** An enlarged slice that is made to agree with its input. The down-sampling package is the independent judge. */
class BackProjectionTest {

	private static final int WIDTH = 48, HEIGHT = 42;

	private static float[] truth(final int factor) {
		return Slices.read(Phantom.brain(factor * WIDTH, factor * HEIGHT, 5).voxels(), 2, 2);
	}

	private static float[] shrunk(final String method, final float[] fine, final int factor, final double white) {
		return Downsamplers.of(method).shrink(fine, factor * WIDTH, factor * HEIGHT, factor, white, new SplittableRandom(1));
	}

	private static float[] enlarged(final String method, final float[] coarse, final int factor) {
		final SliceEnlarger enlarger = new EnlargementMethods(NetworkOpener.NONE).open(method, SuperResolutionOptions.of(
			Axis.AXIAL, factor), MemoryBudget.ofThisMachine());
		return enlarger.enlarge(new float[][] { coarse }, WIDTH, HEIGHT, Monitor.NONE)[0];
	}

	private static BackProjection projection(final Redegradation method, final int factor) {
		return new BackProjection(method, new int[] { 1, HEIGHT, WIDTH }, new int[] { 1, factor * HEIGHT, factor * WIDTH }, true);
	}

	private static double largest(final float[] values) {
		double most = 0;
		for (final float v : values) most = Math.max(most, v);
		return most;
	}

	private static double rms(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) sum += Math.pow(a[i] - b[i], 2);
		return Math.sqrt(sum / a.length);
	}

	@ParameterizedTest
	@CsvSource({ "1, 2", "2, 3", "13, 2", "16, 2", "16, 3", "15, 4", "64, 2" })
	void whatItMakesOfACoarseDifferenceIsThatDifference(final int size, final int factor) {
		final ResamplingMatrices matrices = new ResamplingMatrices();
		for (final Redegradation r : Redegradation.values()) {
			final ResamplingMatrix down = r.shrinking(matrices, size, size * factor);
			final ResamplingMatrix up = r.returning(matrices, size, size * factor);
			for (int i = 0; i < size; i++) {
				final float[] one = new float[size], again = new float[size];
				one[i] = 1;
				final double[] back = down.apply(up.apply(IntStream.range(0, size).mapToDouble(k -> one[k]).toArray()));
				for (int k = 0; k < size; k++) again[k] = (float) back[k];
				r.keepComparable(one, new int[] { size }, new int[] { size * factor });
				r.keepComparable(again, new int[] { size }, new int[] { size * factor });
				assertArrayEquals(one, again, 1e-6f, r + " " + i);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "area, cubic, 2", "area, zero-filling, 3", "k-space, cubic, 2", "k-space, lanczos, 3", "cubic, cubic, 2",
		"area, bspline, 4" })
	void madeCoarseAgainItEqualsANoiseFreeInput(final String down, final String up, final int factor) {
		final float[] fine = truth(factor);
		final double white = largest(fine);
		final float[] coarse = shrunk(down, fine, factor, white), result = enlarged(up, coarse, factor);
		final double before = difference(down, result, coarse, factor, white);
		projection(Redegradation.named(down).orElseThrow(), factor).correct(result, coarse, 0, white, Monitor.NONE);
		final double after = difference(down, result, coarse, factor, white);
		assertTrue(before > 3e-3, "before " + before);
		assertTrue(after < 1e-3, "after " + after);
	}

	/** Root mean square as a share of white; of k-space without the highest frequency, taken out by its projection. */
	private static double difference(final String down, final float[] result, final float[] coarse, final int factor, final double white) {
		final float[] again = shrunk(down, result, factor, white);
		final double[][] rest = new double[HEIGHT][WIDTH];
		for (int i = 0; i < again.length; i++) rest[i / WIDTH][i % WIDTH] = again[i] - coarse[i];
		double squares = 0;
		for (int y = 0; y < HEIGHT; y++) for (int x = 0; x < WIDTH; x++) {
			double v = rest[y][x];
			if (down.equals("k-space")) {
				final int sx = 1 - 2 * (x % 2), sy = 1 - 2 * (y % 2);
				double alongX = 0, alongY = 0, both = 0;
				for (int u = 0; u < WIDTH; u++) alongX += (1 - 2 * (u % 2)) * rest[y][u] / WIDTH;
				for (int w = 0; w < HEIGHT; w++) alongY += (1 - 2 * (w % 2)) * rest[w][x] / HEIGHT;
				for (int w = 0; w < HEIGHT; w++) for (int u = 0; u < WIDTH; u++) both += (1 - 2 * ((u + w) % 2)) * rest[w][u] / WIDTH / HEIGHT;
				v += -sx * alongX - sy * alongY + sx * sy * both;
			}
			squares += v * v;
		}
		return Math.sqrt(squares / again.length) / white;
	}

	/** Zero-filling is what truncation undoes: nothing to be corrected, and no difference to be seen. */
	@Test
	void zeroFillingAgreesWithKSpace() {
		final float[] coarse = shrunk("area", truth(2), 2, 3000), fine = enlarged("zero-filling", coarse, 2), same = fine.clone();
		final BackProjection projection = projection(Redegradation.K_SPACE, 2);
		for (final float v : projection.difference(fine, coarse)) assertEquals(0, v, 0.01);
		projection.correct(fine, coarse, 0, 3000, Monitor.NONE);
		assertArrayEquals(same, fine);
	}

	@ParameterizedTest
	@EnumSource(Redegradation.class)
	void aResultThatAgreesIsLeftAlone(final Redegradation method) {
		final float[] fine = truth(2);
		// Above 0 by more than truncation overshoots: the down-sampling method takes the magnitude, which is not linear.
		for (int i = 0; i < fine.length; i++) fine[i] += 1000;
		final float[] same = fine.clone();
		final BackProjection projection = projection(method, 2);
		projection.correct(fine, shrunk(method.word(), fine, 2, 1000), 0, largest(fine), Monitor.NONE);
		assertArrayEquals(same, fine);
	}

	/** Truncated k-space rings by itself: beside a bright square, each pixel must keep to what was around it before. */
	@ParameterizedTest
	@EnumSource(Redegradation.class)
	void noRippleIsAdded(final Redegradation method) {
		final float[] fine = new float[4 * WIDTH * HEIGHT];
		for (int i = 0; i < fine.length; i++) fine[i] = i / (2 * WIDTH) / 2 > 15 && i % (2 * WIDTH) / 2 > 20 ? 100 : 10;
		final float[] coarse = shrunk("area", fine, 2, 100);
		// A result that lost a third of its contrast.
		final float[] result = new float[fine.length];
		for (int i = 0; i < fine.length; i++) result[i] = 40 + (fine[i] - 40) * 2 / 3;
		final float[] before = result.clone();
		projection(method, 2).correct(result, coarse, 0, 100, Monitor.NONE);
		for (int y = 0; y < 2 * HEIGHT; y++) for (int x = 0; x < 2 * WIDTH; x++) {
			float low = Float.POSITIVE_INFINITY, high = Float.NEGATIVE_INFINITY;
			for (int v = Math.max(0, y - 2); v <= Math.min(2 * HEIGHT - 1, y + 2); v++) {
				for (int u = Math.max(0, x - 2); u <= Math.min(2 * WIDTH - 1, x + 2); u++) {
					low = Math.min(low, before[v * 2 * WIDTH + u]);
					high = Math.max(high, before[v * 2 * WIDTH + u]);
				}
			}
			for (int v = Math.max(0, y / 2 - 1); v <= Math.min(HEIGHT - 1, y / 2 + 1); v++) {
				for (int u = Math.max(0, x / 2 - 1); u <= Math.min(WIDTH - 1, x / 2 + 1); u++) {
					low = Math.min(low, coarse[v * WIDTH + u]);
					high = Math.max(high, coarse[v * WIDTH + u]);
				}
			}
			final float found = result[y * 2 * WIDTH + x];
			assertTrue(found >= low && found <= high, x + " " + y + ": " + found);
		}
		assertTrue(rms(result, fine) < 0.2 * rms(before, fine), "the contrast is back: " + rms(result, fine));
	}

	@Test
	void noiseIsNotBroughtBackButADriftIs() {
		final double sigma = 3;
		final float[] clean = truth(2), coarse = shrunk("area", clean, 2, 1000), noisy = coarse.clone();
		final Random random = new Random(7);
		for (int i = 0; i < noisy.length; i++) noisy[i] += (float) (sigma * random.nextGaussian());
		final float[] result = clean.clone();
		// One noise level too bright everywhere, which no single pixel could tell.
		for (int i = 0; i < result.length; i++) result[i] += (float) sigma;
		final BackProjection projection = projection(Redegradation.AREA, 2);
		projection.correct(result, noisy, 2 * sigma, 1000, Monitor.NONE);
		assertTrue(rms(result, clean) < 0.35 * sigma, "noise and drift that are left: " + rms(result, clean));
		projection.correct(result, noisy, 0, 1000, Monitor.NONE);
		assertTrue(rms(result, clean) > 0.8 * sigma, "without tolerance the noise comes, too: " + rms(result, clean));
	}

	@Test
	void smoothingKeepsAConstantAndHasTheWidthAskedFor() {
		final ResamplingMatrix smooth = SmoothingMatrix.gaussian(41, 2);
		double variance = 0;
		for (int i = 0; i < 41; i++) variance += smooth.weight(20, i) * (i - 20) * (i - 20);
		assertEquals(4, variance, 0.12);
		for (int o = 0; o < 41; o++) {
			double sum = 0;
			for (int i = 0; i < 41; i++) sum += smooth.weight(o, i);
			assertEquals(1, sum, 1e-12);
		}
	}
}
