package io.github.ddasr.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** BRISQUE of slices with one model, ready. */
final class BrisqueScorer implements NoReferenceMetric.Scorer {

	private static final int FEATURE_DECIMALS = 6;
	private static final MathContext SCALED_DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

	private final BrisqueModel model;
	private final boolean clamp;
	private final boolean textRounding;

	/**
	 * @param model turns features into a score
	 * @param clamp whether scores are clamped to 0 … 100
	 * @param textRounding whether features are rounded as the text files of the LIVE release round them
	 */
	BrisqueScorer(final BrisqueModel model, final boolean clamp, final boolean textRounding) {
		this.model = model;
		this.clamp = clamp;
		this.textRounding = textRounding;
	}

	@Override
	public MetricValue of(final GreySlice slice) {
		final String unusable = SliceCheck.unusable(slice.values());
		if (!unusable.isEmpty()) return MetricValue.none(unusable);
		final int least = BrisqueFeatures.SMALLEST;
		if (slice.width() < least || slice.height() < least) return MetricValue.none("BRISQUE needs " + least + " × " + least +
			" pixels, but the slice has " + slice.width() + " × " + slice.height());
		final double[] features = BrisqueFeatures.of(slice.values(), slice.width(), slice.height());
		if (!Numbers.areFinite(features)) return MetricValue.none(
			"the image is constant, or has no differences of both signs");
		final double score = textRounding ? roundedScore(features) : model.score(features);
		return new MetricValue(clamp ? Math.max(0, Math.min(100, score)) : score, SliceCheck.join(SliceCheck
			.replaced(slice), SliceCheck.flatness(slice)));
	}

	@Override
	public String description() {
		return model.provenance() + (clamp ? "; clamped to 0 ... 100" : "; not clamped") + (textRounding
			? "; features rounded as the text files of the LIVE release" : "");
	}

	/** The release writes features by %f; libsvm's scaling tool reads them and writes by %g. */
	private double roundedScore(final double[] features) {
		final double[] written = new double[features.length];
		for (int i = 0; i < written.length; i++) {
			written[i] = new BigDecimal(features[i]).setScale(FEATURE_DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
		}
		final double[] scaled = model.scale(written);
		for (int i = 0; i < scaled.length; i++) scaled[i] = new BigDecimal(scaled[i]).round(SCALED_DIGITS).doubleValue();
		return model.scoreScaled(scaled);
	}
}
