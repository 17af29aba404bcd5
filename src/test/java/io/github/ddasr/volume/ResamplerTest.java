package io.github.ddasr.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.function.IntBinaryOperator;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

	private static float[] noise(final int size) {
		final Random random = new Random(7);
		final float[] a = new float[size];
		for (int i = 0; i < size; i++) a[i] = random.nextFloat();
		return a;
	}

	private static float[] blob(final int width, final int height, final double cx, final double cy,
		final double sigma)
	{
		final float[] a = new float[width * height];
		for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) {
			a[y * width + x] = (float) Math.exp(-((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (2 * sigma * sigma));
		}
		return a;
	}

	private static double[] centroid(final float[] a, final int width) {
		double sum = 0, sx = 0, sy = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i];
			sx += (double) a[i] * (i % width);
			sy += (double) a[i] * (i / width);
		}
		return new double[] { sx / sum, sy / sum };
	}

	private static void assertKeepsTheBlob(final int s, final ResamplingMatrix downX, final ResamplingMatrix downY,
		final ResamplingMatrix upX, final ResamplingMatrix upY)
	{
		final int width = downX.inputSize(), height = downY.inputSize();
		final float[] high = blob(width, height, 30.3, 33.7, 3.5);
		final double[] low = centroid(Resampler.apply(high, width, height, downX, downY), width / s);
		// Low-resolution sample i lies at s·i + (s − 1)/2. Nearest and linear alias a little.
		assertEquals(30.3, s * low[0] + (s - 1) / 2.0, 0.02);
		assertEquals(33.7, s * low[1] + (s - 1) / 2.0, 0.02);
		final double[] up = centroid(Resampler.apply(high, width, height, upX, upY), width * s);
		assertEquals(30.3, (up[0] + 0.5) / s - 0.5, 1e-3);
		assertEquals(33.7, (up[1] + 0.5) / s - 0.5, 1e-3);
	}

	@ParameterizedTest
	@EnumSource(Kernel.class)
	void everyKernelKeepsTheCentroidOfABlob(final Kernel k) {
		for (final int s : new int[] { 2, 3, 4 }) {
			assertKeepsTheBlob(s, ResamplingMatrix.of(k, 72, 72 / s), ResamplingMatrix.of(k, 96, 96 / s), //
				ResamplingMatrix.of(k, 72, 72 * s), ResamplingMatrix.of(k, 96, 96 * s));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 4 })
	void kSpaceKeepsTheCentroidOfABlob(final int s) {
		assertKeepsTheBlob(s, ResamplingMatrix.truncation(72, s), ResamplingMatrix.truncation(96, s), //
			ResamplingMatrix.zeroFilling(72, s), ResamplingMatrix.zeroFilling(96, s));
	}

	@Test
	void anImageIsResampledAlongXByTheFirstAndAlongYByTheSecondMatrix() {
		final int w = 37, h = 21;
		final float[] image = noise(w * h);
		final ResamplingMatrix mx = ResamplingMatrix.of(Kernel.CUBIC, w, 50);
		final ResamplingMatrix my = ResamplingMatrix.of(Kernel.LANCZOS3, h, 11);
		final float[] result = Resampler.apply(image, w, h, mx, my);
		assertEquals(50 * 11, result.length);
		for (int y = 0; y < 11; y++) for (int x = 0; x < 50; x++) {
			double sum = 0;
			for (int v = 0; v < h; v++) for (int u = 0; u < w; u++) {
				sum += my.weight(y, v) * mx.weight(x, u) * image[v * w + u];
			}
			assertEquals(sum, result[y * 50 + x], 1e-6);
		}
	}

	@Test
	void identityGivesACopy() {
		final float[] image = noise(12);
		final float[] copy = Resampler.apply(image, 4, 3, ResamplingMatrix.identity(4), ResamplingMatrix.identity(3));
		assertArrayEquals(image, copy);
		assertNotSame(image, copy);
	}

	@Test
	void aWrongSizeIsRefused() {
		assertThrows(IllegalArgumentException.class, () -> Resampler.apply(new float[12], 3, 4, ResamplingMatrix
			.identity(4), ResamplingMatrix.identity(3)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void aVolumeIsResampledAlongOneDimension(final int d) {
		final int[] n = { 9, 6, 12 };
		final RandomAccessibleInterval<FloatType> volume = ArrayImgs.floats(noise(9 * 6 * 12), 9, 6, 12);
		final ResamplingMatrix m = ResamplingMatrix.truncation(n[d], 3);
		final RandomAccessibleInterval<FloatType> result = Resampler.along(volume, d, m);
		final long[] size = { 9, 6, 12 };
		size[d] /= 3;
		assertArrayEquals(size, result.dimensionsAsLongArray());
		final int[] other = { 4, 5, 3 };
		final IntBinaryOperator pick = (dimension, along) -> dimension == d ? along : other[dimension];
		for (int o = 0; o < n[d] / 3; o++) {
			double sum = 0;
			for (int i = 0; i < n[d]; i++) {
				sum += m.weight(o, i) * volume.getAt(pick.applyAsInt(0, i), pick.applyAsInt(1, i), pick.applyAsInt(2, i))
					.get();
			}
			assertEquals(sum, result.getAt(pick.applyAsInt(0, o), pick.applyAsInt(1, o), pick.applyAsInt(2, o)).get(),
				1e-6);
		}
	}
}
