package io.github.ddasr.quality;

import org.scijava.plugin.Plugin;

/**
 * BRISQUE's features with a model fitted on degraded MR images. Its figures are
 * not those of {@link Brisque}.
 */
@Plugin(type = NoReferenceMetric.class, name = "BRISQUE-MR", label = "BRISQUE-MR", priority = 30,
	description = "BRISQUE with a model fitted on degraded MR images; not comparable with BRISQUE itself; lower is better.")
public final class BrisqueMr implements NoReferenceMetric {

	/** The bundled model. */
	static final String BUNDLED = "brisque-mr-t1";

	@Override
	public Direction direction() {
		return Direction.LOWER;
	}

	@Override
	public Scorer prepare(final MetricSettings settings) {
		final String name = settings.brisqueModel().isBlank() ? BUNDLED : settings.brisqueModel();
		return new BrisqueScorer(BrisqueModel.read(settings.models().open(name)), settings.clamp(), false);
	}
}
