package io.github.ddasr.comparison;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.PixelType;
import io.github.ddasr.volume.Volume;
import net.imglib2.img.array.ArrayImgs;

/** Signed differences on one grid. */
class DifferenceTest {

	/** Real values by a formula in mm, at the middle of each voxel; the first corner is at (from, 0, 0). */
	private interface Formula {

		double at(double x, double y, double z);
	}

	private static Volume volume(final double[] spacing, final double from, final Formula formula, final int... size) {
		final float[] values = new float[size[0] * size[1] * size[2]];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) formula.at(from + (i % size[0] + 0.5) * spacing[0], (i / size[0] % size[1] + 0.5) * spacing[1], //
				(i / size[0] / size[1] + 0.5) * spacing[2]);
		}
		final double[][] affine = { { spacing[0], 0, 0, from + spacing[0] / 2 }, { 0, spacing[1], 0, spacing[1] / 2 }, { 0, 0,
			spacing[2], spacing[2] / 2 }, { 0, 0, 0, 1 } };
		return new Volume("v", ArrayImgs.floats(values, size[0], size[1], size[2]), new Geometry(spacing, null,
			new Geometry.Transform(1, affine), true), PixelType.UINT8, "");
	}

	private static double[] mm(final double... spacing) {
		return spacing;
	}

	private static Difference difference(final Volume a, final Volume b) {
		return Difference.of("a", a, "b", b, Monitor.NONE);
	}

	private static float at(final Difference d, final long... position) {
		return d.volume().voxels().getAt(position).get();
	}

	@Test
	void firstMinusSecondVoxelByVoxel() {
		final Difference d = difference(volume(mm(1, 1, 2), 0, (x, y, z) -> 10 * x + y, 5, 4, 3), volume(mm(1, 1, 2), 0, (x, y,
			z) -> 7 * x + z, 5, 4, 3));
		assertEquals("Difference: a − b", d.volume().name());
		assertEquals("a - b", d.volume().description());
		assertFalse(d.resampled());
		assertEquals(PixelType.FLOAT32, d.volume().pixelType());
		for (int z = 0; z < 3; z++) for (int y = 0; y < 4; y++) for (int x = 0; x < 5; x++) {
			assertEquals(3 * (x + 0.5) + (y + 0.5) - 2 * (z + 0.5), at(d, x, y, z), 1e-4);
		}
	}

	@Test
	void aLinearRampOfOtherVoxelsLeavesNothing() {
		// Cubic convolution keeps straight lines wherever its four neighbours lie inside, in x, y and z.
		final Formula ramp = (x, y, z) -> 3 * x - 2 * y + 5 * z;
		final Volume fine = volume(mm(1, 0.5, 1), 0, ramp, 24, 40, 18), coarse = volume(mm(2, 1, 2), 0, ramp, 12, 20, 9);
		for (final Difference d : new Difference[] { difference(fine, coarse), difference(coarse, fine) }) {
			assertTrue(d.resampled());
			final long[] size = d.volume().dimensions();
			for (long z = 4; z < size[2] - 4; z++) for (long y = 4; y < size[1] - 4; y++) for (long x = 4; x < size[0] - 4; x++) {
				assertEquals(0, at(d, x, y, z), 1e-3);
			}
		}
		assertArrayEquals(new long[] { 24, 40, 18 }, difference(fine, coarse).volume().dimensions());
		// Three slices for two, too.
		final Difference d = difference(fine, volume(mm(1, 0.5, 1.5), 0, ramp, 24, 40, 12));
		for (int z = 4; z < 14; z++) assertEquals(0, at(d, 12, 20, z), 1e-3);
	}

	@Test
	void onlyWhatBothShowIsSubtracted() {
		// The first reaches from 0 to 7 mm, the second from 2 to 10 in voxels of 2 mm.
		final Difference d = difference(volume(mm(1, 1, 1), 0, (x, y, z) -> 100 + x, 7, 4, 2), volume(mm(2, 1, 1), 2, (x, y,
			z) -> 5, 4, 4, 2));
		assertArrayEquals(new long[] { 5, 4, 2 }, d.volume().dimensions());
		for (int x = 0; x < 5; x++) assertEquals(100 + 2 + x + 0.5 - 5, at(d, x, 1, 1), 1e-4);
		// Its first voxel is the third of the first image, centred at 2.5 mm.
		assertEquals(2.5, d.volume().geometry().affine()[0][3], 1e-9);
		assertEquals(0.5, d.volume().geometry().affine()[1][3], 1e-9);
	}

	@Test
	void gridsThatDoNotFitAreRefused() {
		final Volume a = volume(mm(1, 1, 1), 0, (x, y, z) -> 1, 10, 4, 2);
		final String half = assertThrows(DdasrException.class, () -> difference(a, volume(mm(1, 1, 1), 0.5, (x, y, z) -> 1, 10,
			4, 2))).getMessage();
		assertEquals("The voxels of \"b\" do not fit those of \"a\": their faces do not meet. Choose images of one field of view, " +
			"or cut off at faces of the larger voxels.", half);
		assertThrows(DdasrException.class, () -> difference(a, volume(mm(0.7, 1, 1), 0, (x, y, z) -> 1, 8, 4, 2)));
	}

	@Test
	void rangeAndSummary() {
		// 999 voxels of 1 … 999 and a zero, whose mean square is 999 · 1999 / 6: the 99.5th percentile of what is not 0 is 994, rounded up to two digits.
		final Difference d = difference(volume(mm(1, 1, 1), 0, (x, y, z) -> x - 0.5, 1000, 1, 1), volume(mm(1, 1, 1), 0, (x, y,
			z) -> 0, 1000, 1, 1));
		assertEquals(1000, d.displayRange(), 1e-9);
		assertEquals("mean 499.50, mean of the absolute values 499.50, root mean square 576.92, from 0.0000 to 999.00", d
			.summary());
		final Difference none = difference(volume(mm(1, 1, 1), 0, (x, y, z) -> 3, 4, 4, 1), volume(mm(1, 1, 1), 0, (x, y, z) -> 3,
			4, 4, 1));
		assertEquals(1, none.displayRange());
		final Difference small = difference(volume(mm(1, 1, 1), 0, (x, y, z) -> -0.0123, 4, 4, 1), volume(mm(1, 1, 1), 0, (x, y,
			z) -> 0, 4, 4, 1));
		assertEquals(0.013, small.displayRange(), 1e-9);
	}

	@Test
	void placesWithoutNumbersAreLeftOut() {
		final Difference d = difference(volume(mm(1, 1, 1), 0, (x, y, z) -> x < 1 ? Double.NaN : 4, 4, 1, 1), volume(mm(1, 1, 1),
			0, (x, y, z) -> 1, 4, 1, 1));
		assertEquals(Float.NaN, at(d, 0, 0, 0));
		assertTrue(d.summary().startsWith("mean 3.0000, "), d.summary());
		assertEquals(3, d.displayRange());
	}
}
