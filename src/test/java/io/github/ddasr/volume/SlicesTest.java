package io.github.ddasr.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlicesTest {

	/** Each voxel is x + 10·y + 100·z. */
	private static RandomAccessibleInterval<FloatType> numbered() {
		final float[] a = new float[4 * 3 * 5];
		for (int i = 0; i < a.length; i++) a[i] = i % 4 + 10 * (i / 4 % 3) + 100 * (i / 12);
		return ArrayImgs.floats(a, 4, 3, 5);
	}

	@Test
	void thePlanesAxesAreTheOtherTwoInOrder() {
		assertArrayEquals(new float[] { 2, 12, 22, 102, 112, 122, 202, 212, 222, 302, 312, 322, 402, 412, 422 }, //
			Slices.read(numbered(), 0, 2));
		assertArrayEquals(new float[] { 10, 11, 12, 13, 110, 111, 112, 113, 210, 211, 212, 213, 310, 311, 312, 313, 410,
			411, 412, 413 }, Slices.read(numbered(), 1, 1));
		assertArrayEquals(new float[] { 400, 401, 402, 403, 410, 411, 412, 413, 420, 421, 422, 423 }, //
			Slices.read(numbered(), 2, 4));
		assertEquals(3, Slices.width(numbered(), 0));
		assertEquals(5, Slices.height(numbered(), 1));
		assertEquals(3, Slices.height(numbered(), 2));
		assertEquals(5, Slices.count(numbered(), 2));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void whatIsWrittenIsReadBack(final int d) {
		final RandomAccessibleInterval<FloatType> from = numbered();
		for (final RandomAccessibleInterval<FloatType> to : List.of(ArrayImgs.floats(4, 3, 5), //
			PlanarImgs.floats(4, 3, 5), Views.translate(ArrayImgs.floats(4, 3, 5), 7, -2, 3)))
		{
			for (int k = 0; k < Slices.count(from, d); k++) Slices.write(to, d, k, Slices.read(from, d, k));
			for (int k = 0; k < Slices.count(from, d); k++) {
				assertArrayEquals(Slices.read(from, d, k), Slices.read(to, d, k));
			}
			assertEquals(213, Views.zeroMin(to).getAt(3, 1, 2).get());
		}
	}

	@Test
	void aPlaneOutsideOrOfAnotherSizeIsRefused() {
		assertThrows(IndexOutOfBoundsException.class, () -> Slices.read(numbered(), 2, 5));
		assertThrows(IndexOutOfBoundsException.class, () -> Slices.read(numbered(), 2, -1));
		assertThrows(IllegalArgumentException.class, () -> Slices.write(numbered(), 2, 0, new float[13]));
	}
}
