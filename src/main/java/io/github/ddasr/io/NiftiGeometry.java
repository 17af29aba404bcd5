package io.github.ddasr.io;

import java.util.List;
import java.util.Locale;

import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Geometry.Transform;
import io.github.ddasr.volume.LengthUnit;

/** The geometry of a NIfTI header: read with warnings about what is odd, and written back. */
final class NiftiGeometry {

	/** Two transforms differ if a corner of the volume moves by more than this share of a voxel. */
	private static final double TOLERANCE = 0.1;

	private final NiftiFields fields;
	private final long[] size;
	private final List<String> warnings;
	private final LengthUnit unit;

	private NiftiGeometry(final NiftiFields fields, final long[] size, final List<String> warnings) {
		this.fields = fields;
		this.size = size;
		this.warnings = warnings;
		unit = NiftiCodes.lengthUnit(fields.units());
	}

	/**
	 * @param fields the header
	 * @param size voxels along x, y, z
	 * @param warnings takes one sentence for each oddity
	 * @return the geometry, all lengths in mm
	 */
	static Geometry read(final NiftiFields fields, final long[] size, final List<String> warnings) {
		return new NiftiGeometry(fields, size, warnings).read();
	}

	private Geometry read() {
		final Transform sform = sform();
		final double[] spacing = new double[3];
		boolean calibrated = true;
		for (int d = 0; d < 3; d++) {
			final double given = Math.abs(fields.pixdim(d + 1)) * unit.millimetres();
			final double column = sform == null ? 0 : columnLength(sform.matrix(), d);
			if (isLength(given)) spacing[d] = given;
			else if (column > 0) {
				spacing[d] = column;
				warnings.add("No voxel size along " + "xyz".charAt(d) + " is given; " + format(column) +
					" mm is taken from the affine.");
			}
			else {
				spacing[d] = 1;
				calibrated = false;
			}
			if (fields.pixdim(d + 1) < 0) warnings.add("The voxel size along " + "xyz".charAt(d) +
				" is negative; its sign is ignored.");
		}
		if (spacing[0] == 1 && spacing[1] == 1 && spacing[2] == 1 && unit == LengthUnit.UNKNOWN) calibrated = false;
		if (!calibrated) warnings.add("The voxel size is missing; 1 mm stands in for it, so check the spacing of the result.");
		final Transform qform = qform(spacing);
		compare(spacing, qform, sform);
		return new Geometry(spacing, qform, sform, calibrated, unit);
	}

	private Transform sform() {
		final int code = fields.sformCode();
		if (code <= 0) return null;
		final double[][] m = new double[4][4];
		for (int row = 0; row < 3; row++) for (int col = 0; col < 4; col++) {
			m[row][col] = fields.srow(row, col) * unit.millimetres();
		}
		m[3][3] = 1;
		return usable("sform", m) ? new Transform(code, m) : null;
	}

	private Transform qform(final double[] spacing) {
		final int code = fields.qformCode();
		if (code <= 0) return null;
		final double[] q = new double[3], offset = new double[3];
		for (int i = 0; i < 3; i++) {
			q[i] = fields.quaternion(i);
			offset[i] = fields.quaternion(i + 3) * unit.millimetres();
		}
		final double[][] m = NiftiQuaternion.matrix(q, offset, spacing, fields.pixdim(0) < 0 ? -1 : 1);
		return usable("qform", m) ? new Transform(code, m) : null;
	}

	private boolean usable(final String name, final double[][] m) {
		boolean ok = true;
		for (final double[] row : m) for (final double v : row) ok &= Double.isFinite(v);
		final double volume = Math.abs(NiftiQuaternion.determinant(m));
		ok &= volume > 1e-6 * columnLength(m, 0) * columnLength(m, 1) * columnLength(m, 2);
		if (!ok) warnings.add("The " + name + " is not a usable affine (its numbers are singular or not finite) and is ignored.");
		return ok;
	}

	private void compare(final double[] spacing, final Transform qform, final Transform sform) {
		final Transform used = sform != null ? sform : qform;
		if (used == null) {
			warnings.add("No orientation is given; x is taken as left to right, y as back to front, z as feet to head.");
			return;
		}
		if (qform != null && sform != null) {
			final double apart = cornerDistance(qform.matrix(), sform.matrix());
			if (apart > TOLERANCE * Math.min(spacing[0], Math.min(spacing[1], spacing[2]))) {
				warnings.add("The qform and the sform differ by up to " + format(apart) +
					" mm; both are kept, and the sform is used.");
			}
		}
		for (int d = 0; d < 3; d++) {
			final double column = columnLength(used.matrix(), d);
			if (Math.abs(column - spacing[d]) > 0.01 * spacing[d]) {
				warnings.add("The voxel size along " + "xyz".charAt(d) + " is " + format(spacing[d]) +
					" mm, but the affine says " + format(column) + " mm; both are kept.");
			}
		}
		if (NiftiQuaternion.determinant(used.matrix()) < 0) warnings.add(
			"The axes are left-handed (x or another axis runs backwards); the order of voxels is kept.");
	}

	private double cornerDistance(final double[][] a, final double[][] b) {
		double largest = 0;
		for (int corner = 0; corner < 8; corner++) {
			double sum = 0;
			for (int row = 0; row < 3; row++) {
				double d = a[row][3] - b[row][3];
				for (int col = 0; col < 3; col++) {
					if ((corner >> col & 1) == 1) d += (a[row][col] - b[row][col]) * (size[col] - 1);
				}
				sum += d * d;
			}
			largest = Math.max(largest, Math.sqrt(sum));
		}
		return largest;
	}

	/** Writes spacing and both transforms, in the geometry's own unit where NIfTI knows it, else in mm. */
	static void write(final Geometry geometry, final NiftiFields fields) {
		final double mm = NiftiCodes.stored(geometry.unit()).millimetres();
		for (int d = 0; d < 3; d++) fields.putPixdim(d + 1, geometry.spacing(d) / mm);
		final Transform q = geometry.qform(), s = geometry.sform();
		fields.putFormCodes(q == null ? 0 : q.code(), s == null ? 0 : s.code());
		fields.putPixdim(0, 1);
		if (q != null) {
			final double[][] m = q.matrix();
			final double[] quaternion = NiftiQuaternion.of(m);
			fields.putPixdim(0, quaternion[3]);
			for (int i = 0; i < 3; i++) {
				fields.putQuaternion(i, quaternion[i]);
				fields.putQuaternion(i + 3, m[i][3] / mm);
			}
		}
		if (s == null) return;
		final double[][] m = s.matrix();
		for (int row = 0; row < 3; row++) for (int col = 0; col < 4; col++) fields.putSrow(row, col, m[row][col] / mm);
	}

	static double columnLength(final double[][] m, final int column) {
		return Math.sqrt(m[0][column] * m[0][column] + m[1][column] * m[1][column] + m[2][column] * m[2][column]);
	}

	private static boolean isLength(final double v) {
		return Double.isFinite(v) && v > 0;
	}

	private static String format(final double mm) {
		return String.format(Locale.ROOT, "%.4g", mm);
	}
}
