package io.github.ddasr.quality;

import org.scijava.plugin.SciJavaPlugin;

/** What all metrics say of themselves. Name, label and description stand in the annotation of each. */
public interface QualityMetric extends SciJavaPlugin {

	/** @return which way it is better */
	Direction direction();

	/** @return unit of the figure, such as dB; empty for a pure number */
	default String unit() {
		return "";
	}
}
