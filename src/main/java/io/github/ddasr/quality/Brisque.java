package io.github.ddasr.quality;

import java.util.List;

import org.scijava.plugin.Plugin;

/**
 * BRISQUE (Mittal, Moorthy, Bovik 2012) with the parameters that the LIVE
 * laboratory published: the degradation that people would see in a photograph with
 * these statistics, from 0 (good) to 100 (bad), beyond which scores may go.
 */
@Plugin(type = NoReferenceMetric.class, name = "BRISQUE", label = "BRISQUE", priority = 40,
	description = "Predicted visible degradation, with LIVE's published parameters; lower is better.")
public final class Brisque implements NoReferenceMetric {

	@Override
	public Direction direction() {
		return Direction.LOWER;
	}

	@Override
	public List<String> downloads() {
		return List.of("live-brisque");
	}

	@Override
	public Scorer prepare(final MetricSettings settings) {
		return new BrisqueScorer(PublishedParameters.brisque(settings.models()), settings.clamp(), settings.textRounding());
	}
}
