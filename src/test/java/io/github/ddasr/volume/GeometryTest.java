package io.github.ddasr.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import io.github.ddasr.volume.Geometry.Transform;

class GeometryTest {

	private static Geometry withSform(final double[]... rows) {
		final double[][] m = { rows[0], rows[1], rows[2], { 0, 0, 0, 1 } };
		return new Geometry(new double[] { 1, 1, 1 }, null, new Geometry.Transform(1, m), true);
	}

	private static double[] world(final Geometry g, final double x, final double y, final double z) {
		final double[][] a = g.affine();
		final double[] w = new double[3];
		for (int r = 0; r < 3; r++) w[r] = a[r][0] * x + a[r][1] * y + a[r][2] * z + a[r][3];
		return w;
	}

	@Test
	void twiceTheVoxelsHalveTheColumnsAndMoveTheOriginByAQuarter() {
		final Geometry g = withSform(new double[] { -2, 0, 0, 90 }, new double[] { 0, 2, 0, -126 }, new double[] { 0, 0,
			3, -72 }).scaled(2, 2, 1);
		assertArrayEquals(new double[] { 0.5, 0.5, 1 }, g.spacing());
		// By hand: 90 − 2·(−0.25) = 90.5; −126 + 2·(−0.25) = −126.5.
		assertArrayEquals(new double[] { -1, 0, 0, 90.5 }, g.affine()[0], 1e-12);
		assertArrayEquals(new double[] { 0, 1, 0, -126.5 }, g.affine()[1], 1e-12);
		assertArrayEquals(new double[] { 0, 0, 3, -72 }, g.affine()[2], 1e-12);
	}

	@Test
	void everyFactorKeepsTheOuterFacesWhereTheyWere() {
		final Geometry g = withSform(new double[] { 0.9, 0.1, -0.2, 5 }, new double[] { -0.1, 1.1, 0.3, -7 },
			new double[] { 0.2, -0.3, 2, 11 });
		for (final double s : new double[] { 2, 3, 4, 0.5, 1.5 }) {
			final Geometry scaled = g.scaled(s, 1, s);
			// The first voxel's outer corner, and the far corner of a volume of 12³.
			assertArrayEquals(world(g, -0.5, -0.5, -0.5), world(scaled, -0.5, -0.5, -0.5), 1e-12);
			assertArrayEquals(world(g, 11.5, 11.5, 11.5), world(scaled, 12 * s - 0.5, 11.5, 12 * s - 0.5), 1e-12);
			final Geometry back = scaled.scaled(1 / s, 1, 1 / s);
			assertArrayEquals(world(g, 3, 4, 5), world(back, 3, 4, 5), 1e-12);
		}
	}

	@Test
	void aPartBeginsAtItsFirstVoxel() {
		final Geometry g = withSform(new double[] { 0.9, 0.1, -0.2, 5 }, new double[] { -0.1, 1.1, 0.3, -7 },
			new double[] { 0.2, -0.3, 2, 11 });
		final Geometry part = g.from(3, 0, 4);
		assertArrayEquals(world(g, 3, 0, 4), world(part, 0, 0, 0), 1e-12);
		assertArrayEquals(world(g, 4, 2, 9), world(part, 1, 2, 5), 1e-12);
		assertArrayEquals(g.spacing(), part.spacing());
		// Without a place in the world it gets one, unless nothing moves.
		assertNull(Geometry.ofSpacing(2, 2, 2).from(0, 0, 0).sform());
		assertArrayEquals(new double[] { 6, 0, 0 }, world(Geometry.ofSpacing(2, 2, 2).from(3, 0, 0), 0, 0, 0), 1e-12);
	}

	@Test
	void bothTransformsFollowAndKeepTheirCodes() {
		final double[][] q = { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, 1 } };
		final Geometry g = new Geometry(new double[] { 1, 1, 1 }, new Geometry.Transform(2, q), new Geometry.Transform(
			4, q), false).scaled(4, 1, 1);
		assertEquals(2, g.qform().code());
		assertEquals(4, g.sform().code());
		assertEquals(-0.375, g.qform().matrix()[0][3], 1e-15);
		assertEquals(-0.375, g.sform().matrix()[0][3], 1e-15);
		assertEquals(false, g.isCalibrated());
	}

	@Test
	void withoutATransformTheShiftIsKeptInANewOne() {
		final Geometry g = Geometry.ofSpacing(2, 3, 4);
		assertNull(g.scaled(1, 1, 1).sform());
		final Geometry scaled = g.scaled(2, 1, 1);
		assertArrayEquals(new double[] { 1, 0, 0, -0.5 }, scaled.affine()[0], 1e-12);
		assertArrayEquals(new double[] { 0, 0, 4, 0 }, scaled.affine()[2], 1e-12);
	}

	@Test
	void sformGoesBeforeQformBeforeSpacing() {
		final double[][] m = { { 5, 0, 0, 0 }, { 0, 5, 0, 0 }, { 0, 0, 5, 0 }, { 0, 0, 0, 1 } };
		final double[][] n = { { 7, 0, 0, 0 }, { 0, 7, 0, 0 }, { 0, 0, 7, 0 }, { 0, 0, 0, 1 } };
		final double[] one = { 1, 1, 1 };
		assertEquals(7, new Geometry(one, new Geometry.Transform(1, m), new Geometry.Transform(1, n), true)
			.affine()[0][0]);
		assertEquals(5, new Geometry(one, new Geometry.Transform(1, m), new Geometry.Transform(0, n), true)
			.affine()[0][0]);
		assertEquals(1, new Geometry(one, new Geometry.Transform(0, m), null, true).affine()[0][0]);
	}

	@Test
	void theSliceDimensionFollowsFromTheAffine() {
		final Geometry ras = Geometry.ofSpacing(1, 1, 1);
		assertEquals(0, ras.dimensionOf(Axis.SAGITTAL));
		assertEquals(1, ras.dimensionOf(Axis.CORONAL));
		assertEquals(2, ras.dimensionOf(Axis.AXIAL));
		// Stored left, posterior, inferior: mirrored, same dimensions.
		final Geometry lpi = withSform(new double[] { -1, 0, 0, 0 }, new double[] { 0, -1, 0, 0 }, new double[] { 0, 0,
			-1, 0 });
		assertEquals(2, lpi.dimensionOf(Axis.AXIAL));
		// A sagittal acquisition: x runs to the front, y up, z to the left.
		final Geometry asl = withSform(new double[] { 0, 0, -1, 0 }, new double[] { 1, 0, 0, 0 }, new double[] { 0, 1, 0,
			0 });
		assertEquals(2, asl.dimensionOf(Axis.SAGITTAL));
		assertEquals(0, asl.dimensionOf(Axis.CORONAL));
		assertEquals(1, asl.dimensionOf(Axis.AXIAL));
	}

	@Test
	void anObliqueScanGivesEachDimensionToOneAxis() {
		// Rotated by 50° about x, voxels of 1 × 1 × 6 mm: y runs more upwards than forwards, z more backwards.
		final double c = Math.cos(Math.toRadians(50)), s = Math.sin(Math.toRadians(50));
		final Geometry oblique = withSform(new double[] { 1, 0, 0, 0 }, new double[] { 0, c, -6 * s, 0 }, new double[] {
			0, s, 6 * c, 0 });
		assertEquals(0, oblique.dimensionOf(Axis.SAGITTAL));
		assertEquals(2, oblique.dimensionOf(Axis.CORONAL));
		assertEquals(1, oblique.dimensionOf(Axis.AXIAL));
		// y and z both nearest to up: the stronger one gets it.
		final Geometry tilted = withSform(new double[] { 0.6, 0, 0.3, 0 }, new double[] { 0.8, 0.6, 0, 0 }, new double[] {
			0, 0.8, 0.95, 0 });
		assertEquals(2, tilted.dimensionOf(Axis.AXIAL));
		assertEquals(0, tilted.dimensionOf(Axis.CORONAL));
		assertEquals(1, tilted.dimensionOf(Axis.SAGITTAL));
	}

	@Test
	void aGeometryCannotBeChangedFromOutside() {
		final double[] spacing = { 1, 2, 3 };
		final Geometry g = new Geometry(spacing, null, null, true);
		spacing[0] = 9;
		g.spacing()[1] = 9;
		assertArrayEquals(new double[] { 1, 2, 3 }, g.spacing());
		assertEquals(3, g.spacing(2));
		assertThrows(IllegalArgumentException.class, () -> new Geometry(new double[2], null, null, true));
	}

	@Test
	void thickSlicesShowHowAScanWasTaken() {
		assertEquals(Axis.AXIAL, Geometry.ofSpacing(0.5, 0.5, 5).axisOfThickSlices(Axis.CORONAL));
		assertEquals(Axis.CORONAL, Geometry.ofSpacing(1, 1, 1.2).axisOfThickSlices(Axis.CORONAL));
		assertEquals(Axis.SAGITTAL, Geometry.ofSpacing(3, 1, 1).axisOfThickSlices(Axis.AXIAL));
		// A stack whose slices run from back to front.
		final double[][] coronal = { { 1, 0, 0, 0 }, { 0, 0, 4, 0 }, { 0, 1, 0, 0 }, { 0, 0, 0, 1 } };
		final Geometry scan = new Geometry(new double[] { 1, 1, 4 }, null, new Transform(1, coronal), true);
		assertEquals(Axis.CORONAL, scan.axisOfThickSlices(Axis.AXIAL));
	}
}
