package io.github.ddasr.comparison;

/**
 * A slice of a domain as its health is measured on it.
 *
 * @param subject who it shows
 * @param file where it is from, for messages
 * @param index its number within its volume, from 0
 * @param values in the window of its stack, 0 to 1, row major; not clipped
 * @param head pixels of the head, the same size
 * @param width columns
 * @param height rows
 * @param position place within its volume, 0 for the first slice to 1 for the last
 */
record StudySlice(String subject, String file, int index, double[] values, boolean[] head, int width, int height,
	double position)
{}
