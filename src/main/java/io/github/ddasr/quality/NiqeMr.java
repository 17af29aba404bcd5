package io.github.ddasr.quality;

import org.scijava.plugin.Plugin;

/**
 * NIQE with a model fitted on MR images instead of photographs: how far the
 * statistics of a slice are from those of good scans. Its figures are not those of
 * {@link Niqe}. Blocks have the size that the model was fitted with; only complete ones inside the head count, as in
 * the fit, whatever the rule that is chosen for NIQE.
 */
@Plugin(type = NoReferenceMetric.class, name = "NIQE-MR", label = "NIQE-MR", priority = 50,
	description = "NIQE with a model fitted on good MR images; not comparable with NIQE itself; lower is better.")
public final class NiqeMr implements NoReferenceMetric {

	/** The bundled model. */
	static final String BUNDLED = "niqe-mr-t1";

	@Override
	public Direction direction() {
		return Direction.LOWER;
	}

	@Override
	public Scorer prepare(final MetricSettings settings) {
		final String name = settings.niqeModel().isBlank() ? BUNDLED : settings.niqeModel();
		final NiqeModel model = NiqeModel.read(settings.models().open(name));
		return new NiqeScorer(model, model.blockSize(), settings.withBlockRule(MetricSettings.BlockRule.VALID), true);
	}
}
