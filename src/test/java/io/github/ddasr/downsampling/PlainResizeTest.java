package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.ddasr.volume.ResamplingMatrix;

class PlainResizeTest {

	/** The bins of an adaptive mean from 32 to 18 (specification of DDASR, appendix A). */
	@Test
	void areaHasAdaptiveBins() {
		final ResamplingMatrix matrix = PlainResize.AREA.matrix(32, 18);
		final int[][] bins = { { 0, 2 }, { 1, 4 }, { 3, 6 }, { 5, 8 }, { 7, 9 }, { 8, 11 } };
		for (int o = 0; o < bins.length; o++) bin(matrix, o, bins[o][0], bins[o][1]);
		bin(matrix, 16, 28, 31);
		bin(matrix, 17, 30, 32);
	}

	private static void bin(final ResamplingMatrix matrix, final int row, final int from, final int to) {
		for (int i = 0; i < 32; i++) assertEquals(i >= from && i < to ? 1.0 / (to - from) : 0, matrix.weight(row, i), 1e-15);
	}

	/** Keys' kernel with a = −0.75 at distances 1.25, 0.25, 0.75, 1.75 and at 1.5, 0.5. */
	@Test
	void bicubicHasPyTorchsParameterAndNoAntialias() {
		final ResamplingMatrix up = PlainResize.BICUBIC.matrix(8, 16);
		final double[] quarter = { -0.10546875, 0.87890625, 0.26171875, -0.03515625 };
		for (int i = 0; i < 4; i++) assertEquals(quarter[i], up.weight(7, 2 + i), 1e-15);
		final ResamplingMatrix half = PlainResize.BICUBIC.matrix(8, 4);
		final double[] middle = { -0.09375, 0.59375, 0.59375, -0.09375 };
		for (int i = 0; i < 4; i++) assertEquals(middle[i], half.weight(1, 1 + i), 1e-15);
		// At the end the edge pixel stands for those beyond it.
		assertEquals(-0.09375 + 0.59375, half.weight(0, 0), 1e-15);
		assertEquals(0.59375, half.weight(0, 1), 1e-15);
	}

	/** Two neighbours even at a quarter of the size; the golden line of appendix A. */
	@Test
	void bilinearHasNoAntialias() {
		assertArrayEquals(new double[] { 1, 1.25, 1.75, 2.25, 2.75, 3.25, 3.75, 4 }, PlainResize.BILINEAR.matrix(4, 8).apply(new double[] {
			1, 2, 3, 4 }), 1e-15);
		assertArrayEquals(new double[] { 5, 55 }, PlainResize.BILINEAR.matrix(8, 2).apply(new double[] { 1000, 0, 10, 1000, 1000, 50, 60,
			1000 }), 1e-12);
	}

	@ParameterizedTest
	@EnumSource
	void constantsStayAndSizesFollow(final PlainResize mode) {
		final float[] flat = new float[13 * 7];
		java.util.Arrays.fill(flat, 0.7f);
		final Planes image = new Planes(new float[][] { flat }, 13, 7);
		for (final int[] size : new int[][] { { 1, 1 }, { 5, 3 }, { 20, 7 }, { 13, 10 } }) {
			final Planes result = mode.apply(image, size[0], size[1]);
			assertEquals(size[0] * size[1], result.planes()[0].length);
			for (final float v : result.planes()[0]) assertEquals(0.7f, v, 1e-6f);
		}
		assertSame(image, mode.apply(image, 13, 7));
	}
}
