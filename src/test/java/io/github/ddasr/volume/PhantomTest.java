package io.github.ddasr.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.api.Test;

class PhantomTest {

	private static final double[] ONE_MM = { 1, 1, 1 };

	/** The mean of a cube of 3 mm at a place in mm. */
	private static double at(final double x, final double y, final double z) {
		final Volume v = Phantom.block(new int[] { 3, 3, 3 }, ONE_MM, new double[] { x, y, z });
		return mean(v.voxels());
	}

	private static double mean(final RandomAccessibleInterval<FloatType> voxels) {
		double sum = 0;
		long n = 0;
		for (int k = 0; k < Slices.count(voxels, 2); k++) for (final float f : Slices.read(voxels, 2, k)) {
			sum += f;
			n++;
		}
		return sum / n;
	}

	@Test
	void tissuesHaveTheirValues() {
		assertEquals(0, at(0, 108, 0), "air");
		assertEquals(480, at(8, 0, 16), 40, "lateral ventricle");
		assertEquals(480, at(-24, -36, 6), 40, "atrium");
		assertEquals(2760, at(26, -12, 28), 150, "central white matter");
		assertEquals(2760, at(-26, -12, 28), 150, "central white matter");
		assertEquals(2120, at(10.5, -12, 6), 150, "thalamus");
		assertEquals(1720, at(27, 4, 3), 150, "putamen");
		assertTrue(at(0, 95, 0) > 2500, "scalp");
	}

	@Test
	void theCortexIsFolded() {
		// Around the brain, 8 mm below the hull, one crosses from white matter to fluid and back many times.
		final Volume v = Phantom.block(new int[] { 180, 220, 1 }, ONE_MM, new double[] { 0, 0, 30 });
		final PhantomCortex cortex = new PhantomCortex();
		int folds = 0;
		boolean inWhite = false;
		for (int step = 0; step < 2000; step++) {
			final double angle = 2 * Math.PI * step / 2000, cos = Math.cos(angle), sin = Math.sin(angle);
			double r = 90;
			while (cortex.hull(r * cos, r * sin, 30) < 8) r -= 0.25;
			final float value = v.voxels().getAt(Math.round(r * cos + 89.5), Math.round(r * sin + 109.5), 0).get();
			if (inWhite && value < 1300) folds++;
			if (value < 1300) inWhite = false;
			if (value > 2400) inWhite = true;
		}
		assertTrue(folds >= 12 && folds < 60, folds + " folds");
	}

	@Test
	void valuesStayIn12BitsAndTheHeadFillsHalfOfTheField() {
		final Volume v = Phantom.brain(60, 72, 60);
		final Foreground f = Foreground.of(v.voxels());
		assertEquals(0, f.minimum());
		assertTrue(f.maximum() > 3000 && f.maximum() <= 4095);
		assertTrue(f.masked(), "air is exactly 0");
		assertEquals(0.44, BrainMask.of(v, f, Monitor.NONE).share(), 0.03);
	}

	@Test
	void theSameVoxelsComeEveryTimeAndInEveryBlock() {
		final int[] size = { 60, 70, 5 };
		final double[] spacing = { 2.5, 2.5, 0.8 };
		final Volume all = Phantom.block(size, spacing, new double[] { 0, 0, 12 });
		final Volume again = Phantom.block(size, spacing, new double[] { 0, 0, 12 });
		final Volume middle = Phantom.block(new int[] { 60, 70, 1 }, spacing, new double[] { 0, 0, 12 });
		for (int k = 0; k < 5; k++) assertArrayEquals(Slices.read(all.voxels(), 2, k), Slices.read(again.voxels(), 2, k));
		assertArrayEquals(Slices.read(all.voxels(), 2, 2), Slices.read(middle.voxels(), 2, 0));
	}

	@Test
	void halfTheVoxelSizeShowsTheSameHead() {
		final double[] centre = { 0, 0, 20 };
		final Volume fine = Phantom.block(new int[] { 180, 220, 2 }, ONE_MM, centre);
		final Volume coarse = Phantom.block(new int[] { 90, 110, 1 }, new double[] { 2, 2, 2 }, centre);
		RandomAccessibleInterval<FloatType> shrunk = fine.voxels();
		for (int d = 0; d < 3; d++) {
			final int n = (int) shrunk.dimension(d);
			shrunk = Resampler.along(shrunk, d, ResamplingMatrix.of(Kernel.AREA, n, n / 2));
		}
		final float[] a = Slices.read(shrunk, 2, 0), b = Slices.read(coarse.voxels(), 2, 0);
		double aa = 0, bb = 0, ab = 0;
		final double ma = mean(shrunk), mb = mean(coarse.voxels());
		for (int i = 0; i < a.length; i++) {
			aa += (a[i] - ma) * (a[i] - ma);
			bb += (b[i] - mb) * (b[i] - mb);
			ab += (a[i] - ma) * (b[i] - mb);
		}
		assertTrue(ab / Math.sqrt(aa * bb) > 0.98, "correlation " + ab / Math.sqrt(aa * bb));
		assertEquals(ma, mb, 0.02 * ma);
	}

	@Test
	void theGeometryPlacesTheBrainsMiddleAtTheOrigin() {
		final Geometry whole = Phantom.brain(60, 44, 36).geometry();
		assertArrayEquals(new double[] { 3, 5, 5 }, whole.spacing());
		assertArrayEquals(new double[] { 3, 0, 0, -88.5 }, whole.affine()[0]);
		final Geometry block = Phantom.block(new int[] { 4, 4, 3 }, ONE_MM, new double[] { 0, 0, 12 }).geometry();
		assertArrayEquals(new double[] { 0, 0, 1, 11 }, block.affine()[2]);
		assertEquals(2, block.dimensionOf(Axis.AXIAL));
	}

	@Test
	void anImpossibleSizeIsRefused() {
		final DdasrException e = assertThrows(DdasrException.class, () -> Phantom.block(new int[] { 4, 0, 3 }, ONE_MM,
			new double[3]));
		assertEquals("A phantom of 4 × 0 × 3 voxels of 1.0 × 1.0 × 1.0 mm cannot be made. " +
			"Give sizes of at least 1 and voxel sizes above 0.", e.getMessage());
		assertThrows(DdasrException.class, () -> Phantom.brain(0, 4, 4));
	}
}
