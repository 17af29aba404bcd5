package io.github.ddasr.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.scijava.plugin.Plugin;

/**
 * The squared Fréchet distance between the Gaussians that have the means and covariances (divisor n − 1) of two
 * sets, |m₁ − m₂|² + tr S₁ + tr S₂ − 2 tr (S₁ S₂)^½. Over the pool3 features of Inception it is FID (Heusel et al.
 * 2017), and only then is it called so.
 * <p>
 * With S₁ = F₁ᵀ F₁ and S₂ = F₂ᵀ F₂ the last trace is the sum of the singular values of F₁ F₂ᵀ: the non-zero
 * eigenvalues of S₁ S₂ are those of (F₁ F₂ᵀ)(F₁ F₂ᵀ)ᵀ. So no root of a matrix is taken, covariances may be
 * singular, and few images of many features are cheap: {@code F} has min(n, d) rows. A result below 0 by rounding
 * becomes 0.
 */
@Plugin(type = SetMetric.class, name = "Frechet", label = "Fr\u00e9chet distance", priority = 20,
	description = "Fr\u00e9chet distance between the features of two sets (FID if they are Inception's); lower is nearer.")
public final class FrechetDistance implements SetMetric {

	@Override
	public String label(final FeatureKind kind) {
		return switch (kind.type()) {
			case INCEPTION_POOL3 -> "FID";
			case NSS -> "Fr\u00e9chet NSS distance";
			case OTHER -> "Fr\u00e9chet distance (features " + kind.name() + ")";
		};
	}

	@Override
	public SetFigure of(final FeatureMatrix a, final FeatureMatrix b) {
		a.requireComparable(b);
		return new SetFigure(label(a.kind()), value(a, b), Double.NaN, a.rows(), b.rows(), notes(a, b));
	}

	private static MetricValue value(final FeatureMatrix a, final FeatureMatrix b) {
		if (Math.min(a.rows(), b.rows()) < 2) return MetricValue.none("a set of one row has no covariance");
		final double[] meanA = a.mean(), meanB = b.mean();
		final List<double[][]> factors = Stream.of(a, b).parallel() //
			.map(set -> CenteredRows.factor(set, set == a ? meanA : meanB)).toList();
		double sum = trace(factors.get(0)) + trace(factors.get(1));
		for (int i = 0; i < meanA.length; i++) sum += (meanA[i] - meanB[i]) * (meanA[i] - meanB[i]);
		if (!Double.isFinite(sum)) return MetricValue.none("the features are too large to be squared");
		final double shared = SingularValues.sum(Rows.timesTransposed(factors.get(0), factors.get(1)));
		return MetricValue.of(Math.max(0, sum - 2 * shared));
	}

	private static double trace(final double[][] factor) {
		double trace = 0;
		for (final double[] row : factor) trace += Rows.dot(row, row, 0, row.length);
		return trace;
	}

	private static List<String> notes(final FeatureMatrix a, final FeatureMatrix b) {
		final List<String> notes = new ArrayList<>();
		for (final FeatureMatrix set : List.of(a, b)) {
			if (set.rows() <= set.columns()) notes.add("n = " + set.rows() + " rows of " + set.name() + " are no more than d = " +
				set.columns() + " features: its covariance is singular and the distance too large; compare only with distances " +
				"of the same n, or use the kernel distance");
		}
		return notes;
	}
}
