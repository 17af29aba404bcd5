package io.github.ddasr.training;

import java.util.Arrays;
import java.util.List;

import io.github.ddasr.quality.BrisqueFeatures;
import io.github.ddasr.quality.BrisqueModel;

/**
 * A degraded slice, of which only its features are kept.
 *
 * @param group number of its subject
 * @param image what it is, its score still open
 * @param features the {@value BrisqueFeatures#COUNT} features
 */
record FeatureSample(int group, RankCorrelation.Judged image, double[] features) {

	static FeatureSample of(final int group, final DegradedSlice slice) {
		final GreyCut cut = slice.cut();
		final boolean large = Math.min(cut.width(), cut.height()) >= BrisqueFeatures.SMALLEST;
		return new FeatureSample(group, RankCorrelation.Judged.of(slice, Double.NaN), large ? BrisqueFeatures.of(cut
			.clipped(), cut.width(), cut.height()) : new double[] { Double.NaN });
	}

	double target() {
		return image.target();
	}

	/** Whether there is something to learn from it. */
	boolean usable() {
		return Double.isFinite(target()) && Arrays.stream(features).allMatch(Double::isFinite);
	}

	/** The image with its score. */
	RankCorrelation.Judged judged(final double score) {
		return new RankCorrelation.Judged(image.origin(), image.kind(), image.grade(), image.target(), score);
	}

	/** Fits a model to samples. */
	static BrisqueModel fit(final SupportVectorRegression regression, final List<FeatureSample> samples) {
		return regression.fit(samples.stream().map(FeatureSample::features).toList(), samples.stream().mapToDouble(
			FeatureSample::target).toArray());
	}
}
