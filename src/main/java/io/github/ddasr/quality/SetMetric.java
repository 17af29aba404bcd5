package io.github.ddasr.quality;

import java.util.Map;

import io.github.ddasr.volume.PluginFinder;

/**
 * A figure for how far two sets of images lie apart, as a SciJava plugin: a new one is one class with
 *
 * <pre>
 * &#64;Plugin(type = SetMetric.class, name = "Frechet", label = "Fr\u00e9chet distance", description = "...")
 * </pre>
 *
 * Stateless and thread-safe; needs a public constructor without parameters.
 */
public interface SetMetric extends QualityMetric {

	/**
	 * @param kind what the features are
	 * @return what the figure may be called for such features
	 */
	String label(FeatureKind kind);

	/**
	 * @param a a set
	 * @param b another one with features of the same kind
	 * @return the figure with its notes; NaN with the reason where the sets are too small
	 * @throws io.github.ddasr.volume.DdasrException if the features are not comparable
	 */
	SetFigure of(FeatureMatrix a, FeatureMatrix b);

	@Override
	default Direction direction() {
		return Direction.LOWER;
	}

	/**
	 * @return all of them on the class path, by name, highest priority first
	 * @throws io.github.ddasr.volume.DdasrException if one cannot be started
	 */
	static Map<String, SetMetric> all() {
		return PluginFinder.find(SetMetric.class);
	}
}
