package io.github.ddasr.quality;

import io.github.ddasr.volume.DdasrException;

import java.util.LinkedHashMap;
import java.util.Map;

import org.scijava.InstantiableException;
import org.scijava.plugin.DefaultPluginFinder;
import org.scijava.plugin.PluginIndex;
import org.scijava.plugin.PluginInfo;

/** Finds every {@link FullReferenceMetric} on the class path through SciJava's annotation index. */
public final class FullReferenceMetrics {

	private FullReferenceMetrics() {}

	/**
	 * @return the metrics by name, highest priority first
	 * @throws DdasrException if one of them cannot be started
	 */
	public static Map<String, FullReferenceMetric> all() {
		final PluginIndex index = new PluginIndex(new DefaultPluginFinder(FullReferenceMetrics.class.getClassLoader()));
		index.discover();
		final Map<String, FullReferenceMetric> metrics = new LinkedHashMap<>();
		for (final PluginInfo<FullReferenceMetric> plugin : index.getPlugins(FullReferenceMetric.class)) {
			try {
				metrics.put(plugin.getName(), plugin.createInstance());
			}
			catch (final InstantiableException e) {
				throw new DdasrException("Metric " + plugin.getName() + " cannot be started: its class " + plugin.getClassName() +
					" is damaged. Install its plugin again.", e);
			}
		}
		return metrics;
	}
}
