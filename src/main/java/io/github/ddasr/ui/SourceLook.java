package io.github.ddasr.ui;

import ij.ImagePlus;
import ij.ImageStack;
import ij.WindowManager;
import ij.process.LUT;

/** Lets the result of a command look like the image that it was made from. */
public final class SourceLook {

	private SourceLook() {}

	/**
	 * Gives the result the source's colours, the labels of its slices where there are as many, and its place in the stack.
	 * The result keeps its display range.
	 *
	 * @param source a grey image
	 * @param result another image of the same field of view, not shown yet
	 */
	public static void give(final ImagePlus source, final ImagePlus result) {
		final double low = result.getDisplayRangeMin(), high = result.getDisplayRangeMax();
		if (!source.isComposite()) result.setLut((LUT) source.getProcessor().getLut().clone());
		result.setDisplayRange(low, high);
		final ImageStack from = source.getStack(), to = result.getStack();
		if (from.size() > 1 && from.size() == to.size()) copyLabels(from, to);
		givePlace(source, result);
	}

	/**
	 * Lets the result stand at the slice in which the middle of the source's slice lies. Its title gets a number where an
	 * open image has it already, so that a macro can tell them apart.
	 *
	 * @param source an image
	 * @param result another image of the same field of view, not shown yet
	 */
	public static void givePlace(final ImagePlus source, final ImagePlus result) {
		final String title = result.getTitle();
		if (WindowManager.getImage(title) != null) result.setTitle(WindowManager.getUniqueName(title));
		// Not getZ(): of an image without a window it says 1.
		final int[] place = source.convertIndexToPosition(source.getCurrentSlice());
		final int slice = (int) ((place[1] - 0.5) * result.getNSlices() / source.getNSlices()) + 1;
		result.setPosition(Math.min(place[0], result.getNChannels()), slice, Math.min(place[2], result.getNFrames()));
	}

	/** The first line alone: what follows in DICOM's labels is the header of the source. */
	private static void copyLabels(final ImageStack from, final ImageStack to) {
		for (int i = 1; i <= from.getSize(); i++) {
			final String label = from.getSliceLabel(i);
			if (label != null) to.setSliceLabel(label.lines().findFirst().orElse(""), i);
		}
	}
}
