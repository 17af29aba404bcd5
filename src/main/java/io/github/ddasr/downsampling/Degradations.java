package io.github.ddasr.downsampling;

import java.util.List;
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

	/** @return "name: what it does" of each, in the same order */
	public static List<String> descriptions() {
		return PluginFinder.infos(Degradation.class).values().stream().map(i -> i.getName() + ": " + i.getDescription())
			.toList();
	}
}
