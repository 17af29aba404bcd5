package io.github.ddasr.quality;

import java.util.ArrayList;
import java.util.List;

import org.scijava.plugin.Plugin;

/**
 * The squared maximum mean discrepancy with the kernel k(x, y) = (x·y/d + 1)³, in its form without bias: the mean
 * of k over the pairs within the first set, plus that within the second, minus twice that between them. Over
 * Inception's pool3 features it is KID (Bińkowski et al. 2018). It suits few images; around 0 it may be negative.
 * <p>
 * The standard error is the delete-one jackknife's over the rows of both sets, all rows taken at once: no random
 * subsets, so the figure is always the same. Rows that depend on each other (slices of one subject) make it too
 * small.
 */
@Plugin(type = SetMetric.class, name = "Kernel", label = "Kernel distance", priority = 10,
	description = "Squared kernel distance between the features of two sets (KID if they are Inception's); lower is " +
		"nearer, and it has no bias for few images.")
public final class KernelDistance implements SetMetric {

	private static final int FEWEST_FOR_ERROR = 3;

	@Override
	public String label(final FeatureKind kind) {
		return switch (kind.type()) {
			case INCEPTION_POOL3 -> "KID";
			case NSS -> "Kernel NSS distance";
			case OTHER -> "Kernel distance (features " + kind.name() + ")";
		};
	}

	@Override
	public SetFigure of(final FeatureMatrix a, final FeatureMatrix b) {
		a.requireComparable(b);
		final List<String> notes = new ArrayList<>();
		MetricValue value = MetricValue.none("a set of one row has no pairs");
		double error = Double.NaN;
		if (Math.min(a.rows(), b.rows()) >= 2) {
			final KernelSums sums = KernelSums.of(a, b);
			final double distance = sums.distance();
			value = Double.isFinite(distance) ? MetricValue.of(distance) : MetricValue.none(
				"the features are too large for their cubes");
			if (Math.min(a.rows(), b.rows()) >= FEWEST_FOR_ERROR && Double.isFinite(distance)) error = sums.standardError();
			if (distance < 0) notes.add("the estimate has no bias, so it may be negative: the sets are not distinguishable " +
				"with this n");
		}
		return new SetFigure(label(a.kind()), value, error, a.rows(), b.rows(), notes);
	}
}
