package io.github.ddasr.comparison;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.ddasr.quality.Direction;
import io.github.ddasr.quality.Metrics;
import io.github.ddasr.quality.QualityMetric;

/**
 * How a column of figures is called in sentences, and which way its figures are better.
 *
 * @param name the metric's name with its unit, such as PSNR (dB)
 * @param direction which way is better; null if the column is none of the suite's metrics
 */
record MetricWords(String name, Direction direction) {

	/** @return the words of every metric of the suite by its key */
	static Map<String, MetricWords> all() {
		final Map<String, MetricWords> all = new LinkedHashMap<>();
		Metrics.noReference().forEach((name, metric) -> all.put(Metrics.key(name), of(name, metric)));
		Metrics.fullReference().forEach((name, metric) -> all.put(Metrics.key(name), of(name, metric)));
		return all;
	}

	/**
	 * @param column heading of a column
	 * @param all the metrics of the suite
	 * @return the words of that metric, or the heading alone if there is no such metric
	 */
	static MetricWords of(final String column, final Map<String, MetricWords> all) {
		return all.getOrDefault(Metrics.key(column), new MetricWords(column, null));
	}

	private static MetricWords of(final String name, final QualityMetric metric) {
		return new MetricWords(metric.unit().isEmpty() ? name : name + " (" + metric.unit() + ")", metric.direction());
	}

	/** @return name, unit and arrow */
	String heading() {
		return direction == null ? name : (name + " " + direction.arrow()).strip();
	}

	/** @return lower, higher, none or unknown */
	String better() {
		return direction == null ? "unknown" : direction.name().toLowerCase(Locale.ROOT);
	}

	/** @return whether figures of one set can be called better than those of another */
	boolean isJudged() {
		return direction == Direction.LOWER || direction == Direction.HIGHER;
	}

	/** @return which way is better, in words */
	String betterInWords() {
		if (direction == null) return "which way is better is not known";
		return isJudged() ? better() + " is better" : "neither way is better by itself";
	}
}
