package io.github.ddasr.quality;

import java.util.Locale;
import java.util.Map;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.PluginFinder;

/** Finds every metric on the class path. */
public final class Metrics {

	private Metrics() {}

	/**
	 * @return metrics that compare an image with its truth, by name, highest priority first
	 * @throws DdasrException if one of them cannot be started
	 */
	public static Map<String, FullReferenceMetric> fullReference() {
		return PluginFinder.find(FullReferenceMetric.class);
	}

	/**
	 * @return metrics of a single image, by name, highest priority first
	 * @throws DdasrException if one of them cannot be started
	 */
	public static Map<String, NoReferenceMetric> noReference() {
		return PluginFinder.find(NoReferenceMetric.class);
	}

	/**
	 * @param name a metric's name, such as MS-SSIM
	 * @return how commands and tables call it, such as ms-ssim
	 */
	public static String key(final String name) {
		return name.toLowerCase(Locale.ROOT).replace(' ', '-');
	}
}
