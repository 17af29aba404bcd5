package io.github.ddasr.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.ddasr.quality.FullReferenceMetric;
import io.github.ddasr.quality.Metrics;

/** The metrics of studies and demonstrations: those of the super-resolution literature, whatever else is installed. */
final class StudyMetrics {

	private static final List<String> NAMES = List.of("PSNR", "SSIM");

	private StudyMetrics() {}

	/** @return the metrics by name */
	static Map<String, FullReferenceMetric> all() {
		final Map<String, FullReferenceMetric> found = Metrics.fullReference(), chosen = new LinkedHashMap<>();
		for (final String name : NAMES) chosen.put(name, found.get(name));
		return chosen;
	}
}
