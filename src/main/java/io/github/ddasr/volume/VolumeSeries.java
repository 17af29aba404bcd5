package io.github.ddasr.volume;

import java.util.List;

/**
 * The volumes of one file or window, in order: one for a 3-D image, one per time
 * point, echo or channel for 4-D and beyond. All have one size and one geometry.
 *
 * @param volumes at least one volume
 * @param step distance between volumes along the fourth axis, in stepUnit; 1 if unknown
 * @param stepUnit unit of the fourth axis ("s", "ms", "us", "Hz", "ppm", "rad/s"), empty if unknown
 */
public record VolumeSeries(List<Volume> volumes, double step, String stepUnit) {

	/** Copies the list. */
	public VolumeSeries {
		if (volumes.isEmpty()) throw new IllegalArgumentException("a series holds at least one volume");
		volumes = List.copyOf(volumes);
	}

	/**
	 * @param volume one volume
	 * @return a series of it alone
	 */
	public static VolumeSeries of(final Volume volume) {
		return new VolumeSeries(List.of(volume), 1, "");
	}

	/** @return the first volume */
	public Volume first() {
		return volumes.get(0);
	}

	/** @return number of volumes */
	public int size() {
		return volumes.size();
	}
}
