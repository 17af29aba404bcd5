package io.github.ddasr.superresolution;

import java.util.List;

import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

/** What {@link SuperResolution} does with a kind of method. */
interface Enlargement {

	/** @return one line for the user: the method and where it runs */
	String description();

	/** @return the method's name */
	String name();

	/** @return how many volumes go together */
	int together();

	/**
	 * @param source a volume
	 * @return its new grid
	 * @throws io.github.ddasr.volume.DdasrException if the method cannot do what was asked for
	 */
	Grid grid(Volume source);

	/**
	 * @param series the volumes
	 * @return the work and memory that it will take
	 */
	WorkEstimate estimate(VolumeSeries series);

	/**
	 * Says once, before the work on a series begins, where results are not to be expected as good as others, and refuses what cannot be done.
	 *
	 * @param first the first volume of the series
	 * @param monitor told so
	 */
	void advise(Volume first, Monitor monitor);

	/**
	 * Enlarges volumes that go together into sinks, which are neither committed nor closed.
	 *
	 * @param sources {@link #together()} volumes
	 * @param sinks one for each
	 * @param sums take the figures of the check
	 * @param monitor progress and cancel
	 */
	void into(List<Volume> sources, List<VolumeSinks> sinks, ConsistencySums sums, Monitor monitor);

	/**
	 * @param source a volume
	 * @param slice number of a slice, counted from 0
	 * @param monitor progress and cancel
	 * @return the enlarged slice lying in the plane of x and y, one voxel thick
	 */
	Volume preview(Volume source, int slice, Monitor monitor);
}
