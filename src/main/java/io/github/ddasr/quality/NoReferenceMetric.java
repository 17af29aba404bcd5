package io.github.ddasr.quality;

import java.util.List;

/**
 * A figure for the quality of a slice without a truth, as a SciJava plugin: a new
 * metric is one class with
 *
 * <pre>
 * &#64;Plugin(type = NoReferenceMetric.class, name = "NIQE", label = "NIQE", description = "...")
 * </pre>
 *
 * Its key in commands is the name in lower case. Stateless; needs a public
 * constructor without parameters.
 */
public interface NoReferenceMetric extends QualityMetric {

	/** A metric with its models loaded. Thread-safe. */
	@FunctionalInterface
	interface Scorer {

		/**
		 * @param slice a slice; only read
		 * @return the figure, or NaN with the reason
		 */
		MetricValue of(GreySlice slice);

		/** @return whether slices should come with {@link GreySlice#head}, which costs a look at the whole volume */
		default boolean needsHead() {
			return false;
		}

		/**
		 * @param width columns of a slice
		 * @param height rows of a slice
		 * @return what a report must say of slices of that size, such as the number of blocks; empty if nothing
		 */
		default String remark(final int width, final int height) {
			return "";
		}

		/** @return what a report must say: model, its provenance, settings that matter; empty if nothing */
		default String description() {
			return "";
		}
	}

	/**
	 * @return short names of files or groups in {@link io.github.ddasr.model.DownloadIndex} that must lie in the models
	 *         folder; empty if the suite itself is enough
	 */
	default List<String> downloads() {
		return List.of();
	}

	/**
	 * Loads what the metric needs.
	 *
	 * @param settings how it is to be computed
	 * @return the metric, ready
	 * @throws io.github.ddasr.volume.DdasrException if its parameters are missing or wrong: what, and how to get them
	 */
	Scorer prepare(MetricSettings settings);
}
