package io.github.ddasr.comparison;

import io.github.ddasr.volume.BrainMask;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;

/** The slices of a subject, cropped or padded to the size that the down-sampling needs, with their masks. */
final class TruthSlices {

	private final Subject subject;
	private final int dimension;
	private final BrainMask brain;
	private final IntensityWindow window;
	private final int sourceWidth;
	private final int sourceHeight;
	private final int width;
	private final int height;

	/**
	 * Fixes window and mask from the truth, before anything is made of it.
	 *
	 * @param subject the subject
	 * @param options factor, fit, axis
	 * @param monitor asked for cancel
	 */
	TruthSlices(final Subject subject, final StudyOptions options, final Monitor monitor) {
		this.subject = subject;
		dimension = subject.truth().geometry().dimensionOf(options.axis());
		final Foreground foreground = Foreground.of(subject.truth().voxels(), monitor);
		if (foreground.nonFinite() > 0) {
			throw new DdasrException("Volume " + subject.name() + " has voxels that are NaN or infinite (" + foreground
				.nonFinite() + " of them), so it cannot serve as truth. Repair it or leave it out.");
		}
		brain = BrainMask.of(subject.truth(), foreground, monitor);
		window = foreground.window();
		sourceWidth = Slices.width(subject.truth().voxels(), dimension);
		sourceHeight = Slices.height(subject.truth().voxels(), dimension);
		width = fitted(sourceWidth, options);
		height = fitted(sourceHeight, options);
	}

	private int fitted(final int size, final StudyOptions options) {
		final int unit = options.factor() * options.multiple();
		if (options.fit() == StudyOptions.Fit.PAD) return (size + unit - 1) / unit * unit;
		if (size < unit) {
			throw new DdasrException("Slices of " + subject.name() + " (" + sourceWidth + " × " + sourceHeight +
				") are smaller than " + unit + " pixels. Choose a smaller factor, or pad instead of crop.");
		}
		return size / unit * unit;
	}

	IntensityWindow window() {
		return window;
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	int firstSlice() {
		return subject.firstSlice(Slices.count(subject.truth().voxels(), dimension));
	}

	int endSlice() {
		return subject.endSlice(Slices.count(subject.truth().voxels(), dimension));
	}

	/** @return the slice in real-world values, brought to size */
	float[] slice(final int index) {
		final float[] source = Slices.read(subject.truth().voxels(), dimension, index);
		float lowest = source[0];
		for (final float v : source) lowest = Math.min(lowest, v);
		final float[] slice = new float[width * height];
		for (int i = 0; i < slice.length; i++) {
			final int from = source(i);
			slice[i] = from < 0 ? lowest : source[from];
		}
		return slice;
	}

	/** @return the pixels of the brain, brought to size; null if there are none */
	boolean[] mask(final int index) {
		final boolean[] source = brain.plane(dimension, index);
		final boolean[] mask = new boolean[width * height];
		boolean any = false;
		for (int i = 0; i < mask.length; i++) {
			final int from = source(i);
			mask[i] = from >= 0 && source[from];
			any |= mask[i];
		}
		return any ? mask : null;
	}

	/** Index in the source of a pixel of the slice brought to size, or −1 where padding is. */
	private int source(final int pixel) {
		final int x = pixel % width + Math.floorDiv(sourceWidth - width, 2);
		final int y = pixel / width + Math.floorDiv(sourceHeight - height, 2);
		return x < 0 || y < 0 || x >= sourceWidth || y >= sourceHeight ? -1 : y * sourceWidth + x;
	}
}
