package io.github.ddasr.comparison;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Volume;

/**
 * A high-resolution volume that serves as the truth, and the part of it that is
 * reported on.
 *
 * @param name name in the table
 * @param truth the volume
 * @param from start of the part, as a fraction of the slice axis, 0 to 1
 * @param to end of the part, as a fraction of the slice axis, above from
 */
public record Subject(String name, Volume truth, double from, double to) {

	/** Checks the fractions. */
	public Subject {
		if (!(from >= 0 && from < to && to <= 1)) {
			throw new DdasrException("The slice range " + from + " to " + to + " of " + name +
				" is empty or outside 0 to 1. Give fractions of the slice axis, such as 0.667 to 1.");
		}
	}

	/**
	 * @param truth the volume; all its slices are reported on
	 * @return a subject with the volume's name
	 */
	public static Subject of(final Volume truth) {
		return new Subject(truth.name(), truth, 0, 1);
	}

	/**
	 * @param count number of slices on the axis
	 * @return the first slice of the part
	 */
	int firstSlice(final int count) {
		return (int) Math.min(count - 1L, Math.round(from * count));
	}

	/**
	 * @param count number of slices on the axis
	 * @return the slice behind the last one of the part
	 */
	int endSlice(final int count) {
		return (int) Math.max(firstSlice(count) + 1L, Math.round(to * count));
	}
}
