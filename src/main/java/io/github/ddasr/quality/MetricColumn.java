package io.github.ddasr.quality;

/**
 * A column of a table of figures.
 *
 * @param key the metric's name in commands and files, such as ms-ssim
 * @param name the metric's name in headings, such as MS-SSIM
 * @param unit unit of the figures, empty for a pure number
 * @param direction which way the figures are better
 * @param comparing whether the metric compares with a reference
 * @param description what a report must say: model, provenance, settings that matter; may be empty
 */
public record MetricColumn(String key, String name, String unit, Direction direction, boolean comparing,
	String description)
{

	static MetricColumn of(final String name, final QualityMetric metric, final String description) {
		return new MetricColumn(Metrics.key(name), name, metric.unit(), metric.direction(),
			metric instanceof FullReferenceMetric, description);
	}

	/** @return name, unit and direction, such as "PSNR (dB) ↑" */
	public String heading() {
		return (name + (unit.isEmpty() ? "" : " (" + unit + ")") + " " + direction.arrow()).strip();
	}
}
