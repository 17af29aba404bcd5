package io.github.ddasr.quality;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** The distance sqrt(dᵀ S⁺ d) under a covariance S, S⁺ being the inverse or, where S is singular, the pseudo-inverse. */
final class Mahalanobis {

	/** Share of the greatest eigenvalue below which one counts as 0, per dimension. */
	private static final double TOLERANCE = 2.2e-16;

	private Mahalanobis() {}

	/**
	 * @param d a difference
	 * @param covariance symmetric, positive semidefinite, finite
	 * @return the distance
	 */
	static double distance(final double[] d, final double[][] covariance) {
		final RealMatrix s = new Array2DRowRealMatrix(covariance, false);
		final RealVector v = new ArrayRealVector(d, false);
		double greatest = 0;
		for (int i = 0; i < d.length; i++) greatest = Math.max(greatest, covariance[i][i]);
		try {
			final double smallestPivot = d.length * TOLERANCE * greatest;
			final CholeskyDecomposition cholesky = new CholeskyDecomposition(s,
				CholeskyDecomposition.DEFAULT_RELATIVE_SYMMETRY_THRESHOLD, smallestPivot);
			return Math.sqrt(v.dotProduct(cholesky.getSolver().solve(v)));
		}
		catch (final NonPositiveDefiniteMatrixException e) {
			return pseudoDistance(v, new EigenDecomposition(s));
		}
	}

	private static double pseudoDistance(final RealVector v, final EigenDecomposition eigen) {
		double greatest = 0;
		for (final double value : eigen.getRealEigenvalues()) greatest = Math.max(greatest, value);
		double sum = 0;
		for (int i = 0; i < v.getDimension(); i++) {
			final double value = eigen.getRealEigenvalue(i);
			if (value <= v.getDimension() * TOLERANCE * greatest) continue;
			final double part = v.dotProduct(eigen.getEigenvector(i));
			sum += part * part / value;
		}
		return Math.sqrt(sum);
	}
}
