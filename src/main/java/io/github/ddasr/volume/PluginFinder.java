package io.github.ddasr.volume;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.scijava.InstantiableException;
import org.scijava.plugin.DefaultPluginFinder;
import org.scijava.plugin.PluginIndex;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.SciJavaPlugin;

/**
 * Finds the plugins of one type on the class path through SciJava's annotation
 * index, with or without a SciJava context: the same list for dialogs, macros and
 * headless runs.
 */
public final class PluginFinder {

	private PluginFinder() {}

	/**
	 * @param type a plugin type
	 * @param <P> that type
	 * @return one new instance of each plugin by its name, highest priority first
	 * @throws DdasrException if one of them cannot be started
	 */
	public static <P extends SciJavaPlugin> Map<String, P> find(final Class<P> type) {
		final Map<String, P> found = new LinkedHashMap<>();
		infos(type).forEach((name, info) -> found.put(name, instance(info)));
		return Collections.unmodifiableMap(found);
	}

	/**
	 * @param type a plugin type
	 * @param <P> that type
	 * @return what the annotation of each plugin says, by its name, highest priority first; nothing is instantiated
	 */
	public static <P extends SciJavaPlugin> Map<String, PluginInfo<P>> infos(final Class<P> type) {
		final PluginIndex index = new PluginIndex(new DefaultPluginFinder(type.getClassLoader()));
		index.discover();
		final Map<String, PluginInfo<P>> found = new LinkedHashMap<>();
		for (final PluginInfo<P> info : index.getPlugins(type)) found.put(info.getName(), info);
		return Collections.unmodifiableMap(found);
	}

	/**
	 * @param info one of {@link #infos}
	 * @param <P> the plugin type
	 * @return a new instance
	 * @throws DdasrException if its class is damaged
	 */
	public static <P extends SciJavaPlugin> P instance(final PluginInfo<P> info) {
		try {
			return info.createInstance();
		}
		catch (final InstantiableException e) {
			throw new DdasrException(info.getName() + " cannot be started: its class " + info.getClassName() +
				" is damaged. Install its plugin again.", e);
		}
	}
}
