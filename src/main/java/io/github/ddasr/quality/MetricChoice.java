package io.github.ddasr.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Similarity;

/** The metrics on the class path by their keys, and which of them to take where the user names none. */
public final class MetricChoice {

	/** Metrics of a single image that need nothing but the suite itself. */
	private static final List<String> USUAL = List.of("niqe-mr", "brisque-mr", "laplacian-variance", "tenengrad", "snr");

	private MetricChoice() {}

	/**
	 * @param reference whether there is a reference
	 * @return keys of all metrics, those of a single image first, then, with a reference, those that compare
	 */
	public static List<String> all(final boolean reference) {
		final List<String> keys = new ArrayList<>();
		Metrics.noReference().keySet().forEach(name -> keys.add(Metrics.key(name)));
		if (reference) keys.addAll(comparing());
		return keys;
	}

	/** @return keys of the metrics that compare with a reference */
	public static List<String> comparing() {
		return Metrics.fullReference().keySet().stream().map(Metrics::key).toList();
	}

	/**
	 * @param reference whether there is a reference
	 * @return keys of the metrics that work without a download, and of all that compare if there is a reference
	 */
	public static List<String> usual(final boolean reference) {
		final List<String> single = all(false);
		final List<String> keys = new ArrayList<>(USUAL);
		keys.retainAll(single);
		if (keys.isEmpty()) keys.addAll(single);
		if (reference) keys.addAll(comparing());
		return keys;
	}

	/**
	 * @param keys keys of metrics
	 * @return names in {@link io.github.ddasr.model.DownloadIndex} of the files that they need, each once
	 */
	public static List<String> downloads(final List<String> keys) {
		final Set<String> names = new LinkedHashSet<>();
		Metrics.noReference().forEach((name, metric) -> {
			if (keys.contains(Metrics.key(name))) names.addAll(metric.downloads());
		});
		return List.copyOf(names);
	}

	/**
	 * Finds metrics and loads what they need.
	 *
	 * @param options keys and settings
	 * @param leaveOut whether a metric whose parameters are missing is left out with a note, instead of refused
	 * @param monitor told of metrics that are left out
	 * @return the metrics in the order of their keys
	 * @throws DdasrException if there is no such metric, or it cannot be prepared
	 */
	static List<Measure> prepare(final QualityOptions options, final boolean leaveOut, final Monitor monitor) {
		final Map<String, String> names = new LinkedHashMap<>();
		final Map<String, NoReferenceMetric> single = Metrics.noReference();
		final Map<String, FullReferenceMetric> comparing = Metrics.fullReference();
		single.keySet().forEach(name -> names.put(Metrics.key(name), name));
		comparing.keySet().forEach(name -> names.put(Metrics.key(name), name));
		final List<Measure> measures = new ArrayList<>();
		for (final String key : options.metrics()) {
			final String name = names.get(key);
			if (name == null) throw unknown(key, names);
			try {
				measures.add(single.containsKey(name) ? measure(name, single.get(name), options.settings()) : new Measure.Comparing(
					MetricColumn.of(name, comparing.get(name), ""), comparing.get(name)));
			}
			catch (final DdasrException e) {
				if (!leaveOut) throw e;
				monitor.warn(key + " is left out: " + e.getMessage());
			}
		}
		if (measures.isEmpty()) throw new DdasrException("There is no metric to measure with. Name some of: " + String.join(", ",
			names.keySet()) + ".");
		return measures;
	}

	private static Measure measure(final String name, final NoReferenceMetric metric, final MetricSettings settings) {
		final NoReferenceMetric.Scorer scorer = metric.prepare(settings);
		return new Measure.Single(MetricColumn.of(name, metric, scorer.description()), scorer);
	}

	private static DdasrException unknown(final String key, final Map<String, String> names) {
		final String meant = Similarity.nearest(key, names.keySet()).map(n -> " Did you mean " + n + "?").orElse("");
		return new DdasrException("There is no metric \"" + key + "\"." + meant + " Metrics: " + String.join(", ", names
			.keySet()) + ".");
	}
}
