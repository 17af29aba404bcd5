package io.github.ddasr.superresolution;

import io.github.ddasr.volume.VolumeSeries;

/**
 * An enlargement in memory, and what was asked for beside it.
 *
 * @param fine the enlarged volumes
 * @param consistency maps of {@link TrustMap#CONSISTENCY}, one for each volume; null if not asked for
 * @param uncertainty maps of {@link TrustMap#UNCERTAINTY}, one for each volume; null if not asked for
 * @param figures over all volumes
 */
public record Enlarged(VolumeSeries fine, VolumeSeries consistency, VolumeSeries uncertainty, Consistency figures) {

	/**
	 * @param map a kind of map
	 * @return its volumes, or null
	 */
	public VolumeSeries of(final TrustMap map) {
		return map == TrustMap.CONSISTENCY ? consistency : uncertainty;
	}
}
