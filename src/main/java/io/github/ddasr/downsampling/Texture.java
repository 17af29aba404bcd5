package io.github.ddasr.downsampling;

import java.util.List;

/**
 * Slices of a low-resolution domain, whose look is to be imitated.
 *
 * @param slices the slices, in an order that is always the same
 * @param description where they come from, for reports
 */
public record Texture(List<Slice> slices, String description) {

	/** No slices. */
	public static final Texture NONE = new Texture(List.of(), "none");

	/**
	 * One slice.
	 *
	 * @param name which file and slice, for manifests
	 * @param values in the window of its volume, 0 to 1, row major
	 * @param width columns
	 * @param height rows
	 * @param position place within its volume, 0 for the first slice to 1 for the last
	 */
	public record Slice(String name, float[] values, int width, int height, double position) {}

	/** Copies the list. */
	public Texture {
		slices = List.copyOf(slices);
	}

	/** @return whether there are none */
	public boolean isEmpty() {
		return slices.isEmpty();
	}
}
