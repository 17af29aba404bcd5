package io.github.ddasr.downsampling;

import java.util.Map;

import io.github.ddasr.volume.PluginFinder;

/** The degradations on the class path, found by their annotation. */
public final class Degradations {

	private static final Map<String, Degradation> ALL = PluginFinder.find(Degradation.class);

	private Degradations() {}

	/** @return name → degradation, highest priority first */
	public static Map<String, Degradation> all() {
		return ALL;
	}
}
