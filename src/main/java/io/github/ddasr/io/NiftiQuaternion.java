package io.github.ddasr.io;

/**
 * NIfTI's qform: a rotation as the quaternion (a, b, c, d) with a = √(1 − b² − c² − d²) ≥ 0,
 * followed by the voxel sizes, the third one times qfac = ±1 (nifti1.h, method 2).
 */
final class NiftiQuaternion {

	private NiftiQuaternion() {}

	/**
	 * @param q b, c, d of the quaternion
	 * @param offset world coordinates of voxel (0,0,0)
	 * @param spacing voxel sizes, positive
	 * @param qfac −1 if the third axis is turned round, else 1
	 * @return 4×4 matrix, voxel → world
	 */
	static double[][] matrix(final double[] q, final double[] offset, final double[] spacing, final double qfac) {
		double b = q[0], c = q[1], d = q[2];
		double a = 1 - (b * b + c * c + d * d);
		if (a < 1e-7) { // a rotation by 180 degrees, or rounding: normalise b, c, d
			final double norm = Math.sqrt(b * b + c * c + d * d);
			b /= norm;
			c /= norm;
			d /= norm;
			a = 0;
		}
		else a = Math.sqrt(a);
		final double[][] r = { //
			{ a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c) }, //
			{ 2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b) }, //
			{ 2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c } };
		final double[][] m = new double[4][4];
		for (int row = 0; row < 3; row++) {
			for (int col = 0; col < 3; col++) m[row][col] = r[row][col] * spacing[col] * (col == 2 ? qfac : 1);
			m[row][3] = offset[row];
		}
		m[3][3] = 1;
		return m;
	}

	/**
	 * The other way.
	 *
	 * @param m voxel → world; shear is dropped (Gram–Schmidt from the first column), which a quaternion cannot hold
	 * @return b, c, d, qfac
	 */
	static double[] of(final double[][] m) {
		final double[][] u = orthonormalColumns(m);
		final double qfac = determinant(u) < 0 ? -1 : 1;
		final double xx = u[0][0], yx = u[0][1], zx = u[0][2];
		final double xy = u[1][0], yy = u[1][1], zy = u[1][2];
		final double xz = u[2][0] * qfac, yz = u[2][1] * qfac, zz = u[2][2] * qfac;
		// xy = row x, column y, and so on. The four squares of the quaternion, times 4; start from the largest.
		final double[] squares = { 1 + xx + yy + zz, 1 + xx - yy - zz, 1 + yy - xx - zz, 1 + zz - xx - yy };
		int largest = 0;
		for (int i = 1; i < 4; i++) if (squares[i] > squares[largest] + 1e-9) largest = i;
		final double root = Math.sqrt(squares[largest]) / 2;
		final double f = 1 / (4 * root);
		final double[] q = switch (largest) {
			case 0 -> new double[] { root, (zy - yz) * f, (xz - zx) * f, (yx - xy) * f };
			case 1 -> new double[] { (zy - yz) * f, root, (xy + yx) * f, (xz + zx) * f };
			case 2 -> new double[] { (xz - zx) * f, (xy + yx) * f, root, (yz + zy) * f };
			default -> new double[] { (yx - xy) * f, (xz + zx) * f, (yz + zy) * f, root };
		};
		final double sign = q[0] < 0 ? -1 : 1;
		return new double[] { sign * q[1], sign * q[2], sign * q[3], qfac };
	}

	private static double[][] orthonormalColumns(final double[][] m) {
		final double[][] u = new double[3][3];
		for (int col = 0; col < 3; col++) {
			for (int row = 0; row < 3; row++) u[col][row] = m[row][col];
			for (int p = 0; p < col; p++) {
				final double along = dot(u[col], u[p]);
				for (int row = 0; row < 3; row++) u[col][row] -= along * u[p][row];
			}
			final double norm = Math.sqrt(dot(u[col], u[col]));
			for (int row = 0; row < 3; row++) u[col][row] /= norm;
		}
		return u;
	}

	private static double dot(final double[] a, final double[] b) {
		return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
	}

	static double determinant(final double[][] m) {
		return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
			m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
	}
}
