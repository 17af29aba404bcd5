package io.github.ddasr.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.scijava.plugin.SciJavaPlugin;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.PluginFinder;

/**
 * Makes features of slices, for distances between sets, as a SciJava plugin: a new one is one class with
 *
 * <pre>
 * &#64;Plugin(type = FeatureExtractor.class, name = "NSS", label = "...", description = "...")
 * </pre>
 *
 * and a public constructor without parameters. Several threads may ask for rows at once. Those that need
 * more, such as a network, are made by their users.
 */
public interface FeatureExtractor extends SciJavaPlugin {

	/** @return what the features are */
	FeatureKind kind();

	/**
	 * @param slice a slice; only read
	 * @return rows of features, all of one length: one for the slice, one for each block of it, or none if the slice
	 *         has nothing to measure
	 */
	List<double[]> rows(GreySlice slice);

	/**
	 * @param slices the slices of a set
	 * @param name of the set
	 * @return the features of all of them, in order
	 * @throws DdasrException if no slice gave any
	 */
	default FeatureMatrix matrix(final Iterable<GreySlice> slices, final String name) {
		final List<double[]> rows = new ArrayList<>();
		for (final GreySlice slice : slices) rows.addAll(rows(slice));
		return FeatureMatrix.ofSlices(rows, name, kind());
	}

	/**
	 * @return all of them on the class path, by name, highest priority first
	 * @throws DdasrException if one cannot be started
	 */
	static Map<String, FeatureExtractor> all() {
		return PluginFinder.find(FeatureExtractor.class);
	}
}
