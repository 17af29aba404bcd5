package io.github.ddasr.quality;

import java.util.List;

import org.scijava.plugin.Plugin;

/**
 * NIQE (Mittal, Soundararajan, Bovik 2013) with the parameters that the LIVE
 * laboratory published: how far the statistics of a slice are from those of good
 * photographs. Natural photographs have 2 to 5; of MR images only the order of
 * methods on the same data means something.
 */
@Plugin(type = NoReferenceMetric.class, name = "NIQE", label = "NIQE", priority = 60,
	description = "Distance from the statistics of good photographs, with LIVE's published parameters; lower is better.")
public final class Niqe implements NoReferenceMetric {

	@Override
	public Direction direction() {
		return Direction.LOWER;
	}

	@Override
	public List<String> downloads() {
		return List.of("live-niqe");
	}

	@Override
	public Scorer prepare(final MetricSettings settings) {
		return new NiqeScorer(PublishedParameters.niqe(settings.models()), settings.blockSize(), settings, false);
	}
}
