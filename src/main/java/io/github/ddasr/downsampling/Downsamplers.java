package io.github.ddasr.downsampling;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import org.scijava.annotations.Index;
import org.scijava.annotations.IndexItem;
import org.scijava.plugin.Plugin;

import io.github.ddasr.volume.DdasrException;

/**
 * The down-sampling methods on the class path, found by their annotation: the same
 * list for dialogs, macros and headless runs, with or without a SciJava context.
 */
public final class Downsamplers {

	private static final Map<String, Downsampler> ALL = discover();

	private Downsamplers() {}

	/** @return name → method, sorted by name */
	public static Map<String, Downsampler> all() {
		return ALL;
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

	private static Map<String, Downsampler> discover() {
		final Map<String, Downsampler> found = new TreeMap<>();
		final ClassLoader loader = Downsampler.class.getClassLoader();
		for (final IndexItem<Plugin> item : Index.load(Plugin.class, loader)) {
			if (item.annotation().type() != Downsampler.class) continue;
			try {
				final Object method = Class.forName(item.className(), true, loader).getDeclaredConstructor().newInstance();
				found.put(item.annotation().name(), (Downsampler) method);
			}
			catch (final ReflectiveOperationException e) {
				throw new IllegalStateException("the down-sampling method " + item.className() + " needs a public constructor",
					e);
			}
		}
		return Collections.unmodifiableMap(found);
	}
}
