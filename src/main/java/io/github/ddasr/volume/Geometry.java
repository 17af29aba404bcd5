package io.github.ddasr.volume;

import java.util.Arrays;
import java.util.Objects;

/**
 * Where a volume's voxels lie in the world: spacing in millimetres and 4×4 affine
 * matrices from voxel index to world coordinates (NIfTI's RAS+, millimetres).
 * Immutable. A NIfTI file may carry two affines (qform and sform); both are kept
 * and both follow every change of grid.
 */
public final class Geometry {

	/**
	 * One of the file's affines.
	 *
	 * @param code NIfTI xform code; 0 = not set
	 * @param matrix 4×4, row major, voxel → world in mm
	 */
	public record Transform(int code, double[][] matrix) {

		/** Copies the matrix, so that a transform cannot change afterwards. */
		public Transform {
			matrix = copy(matrix);
		}

		@Override
		public double[][] matrix() {
			return copy(matrix);
		}
	}

	/** From this ratio of spacings on, slices count as thick. */
	public static final double THICK = 1.5;

	private final double[] spacing;
	private final Transform qform;
	private final Transform sform;
	private final boolean calibrated;
	private final LengthUnit unit;

	/**
	 * @param spacing voxel size along x, y, z in mm, each positive
	 * @param qform the qform, or null if the source had none
	 * @param sform the sform, or null if the source had none
	 * @param calibrated false if the source gave no voxel size (unit "pixel") and spacing is a stand-in of 1
	 */
	public Geometry(final double[] spacing, final Transform qform, final Transform sform, final boolean calibrated) {
		this(spacing, qform, sform, calibrated, calibrated ? LengthUnit.MILLIMETRE : LengthUnit.UNKNOWN);
	}

	/**
	 * @param spacing voxel size along x, y, z in mm, each positive
	 * @param qform the qform in mm, or null if the source had none
	 * @param sform the sform in mm, or null if the source had none
	 * @param calibrated false if the source gave no voxel size (unit "pixel") and spacing is a stand-in of 1
	 * @param unit the unit of the source, in which lengths are written back
	 */
	public Geometry(final double[] spacing, final Transform qform, final Transform sform, final boolean calibrated,
		final LengthUnit unit)
	{
		if (spacing.length != 3) throw new IllegalArgumentException("spacing has 3 entries, not " + spacing.length);
		this.spacing = spacing.clone();
		this.qform = qform;
		this.sform = sform;
		this.calibrated = calibrated;
		this.unit = Objects.requireNonNull(unit);
	}

	/**
	 * @param x voxel size along x in mm
	 * @param y along y
	 * @param z along z
	 * @return a geometry with that spacing, axes along the world's, no file transforms
	 */
	public static Geometry ofSpacing(final double x, final double y, final double z) {
		return new Geometry(new double[] { x, y, z }, null, null, true);
	}

	/** @return the voxel size along x, y, z in mm */
	public double[] spacing() {
		return spacing.clone();
	}

	/**
	 * @param dimension 0, 1 or 2
	 * @return the voxel size along that dimension in mm
	 */
	public double spacing(final int dimension) {
		return spacing[dimension];
	}

	/** @return the file's qform, or null */
	public Transform qform() {
		return qform;
	}

	/** @return the file's sform, or null */
	public Transform sform() {
		return sform;
	}

	/** @return false if the source gave no voxel size */
	public boolean isCalibrated() {
		return calibrated;
	}

	/** @return the unit of the source, in which lengths are written back; the numbers here are always mm */
	public LengthUnit unit() {
		return unit;
	}

	/**
	 * The affine to use: sform where set, else qform, else the spacing alone (NIfTI-1, methods 3, 2, 1).
	 *
	 * @return 4×4, row major, voxel → world in mm
	 */
	public double[][] affine() {
		if (sform != null && sform.code() > 0) return sform.matrix();
		if (qform != null && qform.code() > 0) return qform.matrix();
		final double[][] a = new double[4][4];
		for (int d = 0; d < 3; d++) a[d][d] = spacing[d];
		a[3][3] = 1;
		return a;
	}

	/**
	 * The array dimension that runs most nearly along an anatomical axis. Each dimension is
	 * given to exactly one axis, the strongest alignment first, so oblique scans are safe.
	 *
	 * @param axis the anatomical axis
	 * @return 0, 1 or 2
	 */
	public int dimensionOf(final Axis axis) {
		final double[][] a = affine();
		final int[] dimensionOfWorld = { -1, -1, -1 };
		final boolean[] taken = new boolean[3];
		for (int n = 0; n < 3; n++) {
			int bestWorld = -1, bestDimension = -1;
			double best = -1;
			for (int w = 0; w < 3; w++) for (int d = 0; d < 3; d++) {
				if (dimensionOfWorld[w] >= 0 || taken[d]) continue;
				final double length = Math.sqrt(a[0][d] * a[0][d] + a[1][d] * a[1][d] + a[2][d] * a[2][d]);
				final double cosine = length > 0 ? Math.abs(a[w][d]) / length : 0;
				if (cosine > best + 1e-9) {
					best = cosine;
					bestWorld = w;
					bestDimension = d;
				}
			}
			dimensionOfWorld[bestWorld] = bestDimension;
			taken[bestDimension] = true;
		}
		return dimensionOfWorld[axis.world()];
	}

	/**
	 * The axis along which a scan was taken slice by slice, where that shows in its spacing.
	 *
	 * @param otherwise what to say of a scan whose voxels are about as long in all directions
	 * @return the axis of the dimension that has at least {@value #THICK} times the spacing of both others
	 */
	public Axis axisOfThickSlices(final Axis otherwise) {
		for (final Axis axis : Axis.values()) {
			final int d = dimensionOf(axis);
			if (spacing[d] >= THICK * Math.max(spacing[(d + 1) % 3], spacing[(d + 2) % 3])) return axis;
		}
		return otherwise;
	}

	/**
	 * The geometry after enlarging (or shrinking) the grid about aligned cells: spacing and columns
	 * divided by the factor, origin moved by (1/s − 1)/2 voxels on each scaled dimension, so that the
	 * outer faces of the volume stay where they were.
	 *
	 * @param factors number of new voxels per old voxel along x, y, z; 1/2 shrinks by two
	 * @return the new geometry
	 */
	public Geometry scaled(final double... factors) {
		final double[] s = new double[3];
		for (int d = 0; d < 3; d++) s[d] = spacing[d] / factors[d];
		Transform newS = scaled(sform, factors);
		// Without a file transform the half-voxel shift still has to live somewhere.
		final boolean shifted = Arrays.stream(factors).anyMatch(f -> f != 1);
		if (shifted && !isPlaced()) newS = scaled(new Transform(1, affine()), factors);
		return new Geometry(s, scaled(qform, factors), newS, calibrated, unit);
	}

	/**
	 * The geometry of a part of the grid: the spacing stays, the origin moves.
	 *
	 * @param first voxel of this grid that becomes the first one along x, y, z
	 * @return the new geometry
	 */
	public Geometry from(final long... first) {
		final boolean moved = Arrays.stream(first).anyMatch(f -> f != 0);
		// As in scaled: without a file transform the shift still has to live somewhere.
		final boolean bare = moved && !isPlaced();
		return new Geometry(spacing, moved(qform, first), moved(bare ? new Transform(1, affine()) : sform, first), calibrated,
			unit);
	}

	/** @return whether the source said where in the world its voxels lie */
	public boolean isPlaced() {
		return isSet(sform) || isSet(qform);
	}

	private static boolean isSet(final Transform t) {
		return t != null && t.code() > 0;
	}

	private static Transform moved(final Transform t, final long[] first) {
		if (t == null) return null;
		final double[][] r = t.matrix();
		for (int row = 0; row < 3; row++) for (int d = 0; d < 3; d++) r[row][3] += r[row][d] * first[d];
		return new Transform(t.code(), r);
	}

	private static Transform scaled(final Transform t, final double[] factors) {
		if (t == null) return null;
		final double[][] m = t.matrix();
		final double[][] r = t.matrix();
		for (int row = 0; row < 3; row++) for (int d = 0; d < 3; d++) {
			r[row][d] = m[row][d] / factors[d];
			r[row][3] += m[row][d] * (1 / factors[d] - 1) / 2;
		}
		return new Transform(t.code(), r);
	}

	private static double[][] copy(final double[][] m) {
		final double[][] c = new double[m.length][];
		for (int i = 0; i < c.length; i++) c[i] = m[i].clone();
		return c;
	}
}
