package io.github.ddasr.downsampling;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.PluginFinder;

/**
 * The down-sampling methods on the class path, found by their annotation: the same
 * list for dialogs, macros and headless runs, with or without a SciJava context.
 */
public final class Downsamplers {

	private static final Map<String, Downsampler> ALL = Collections.unmodifiableMap(new TreeMap<>(PluginFinder.find(Downsampler.class)));

	private Downsamplers() {}

	/** @return name → method, sorted by name */
	public static Map<String, Downsampler> all() {
		return ALL;
	}

	/** @return the names of the methods that are ready without slices of a low-resolution domain, sorted; no examples */
	public static List<String> simpleNames() {
		return ALL.entrySet().stream().filter(e -> !e.getValue().needsTexture() && !e.getValue().isExample()).map(Map.Entry::getKey).toList();
	}

	/**
	 * @param name a method's name, such as "k-space"
	 * @return the method
	 * @throws DdasrException naming the known methods, if there is none of that name
	 */
	public static Downsampler of(final String name) {
		final Downsampler method = ALL.get(name);
		if (method == null) {
			throw new DdasrException("There is no down-sampling method \"" + name + "\". Choose one of: " + String.join(", ",
				ALL.keySet()) + ".");
		}
		return method;
	}
}
