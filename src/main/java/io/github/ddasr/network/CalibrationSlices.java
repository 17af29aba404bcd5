package io.github.ddasr.network;

import java.util.ArrayList;
import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

/**
 * Slices of the phantom in its intensity window, for the activations of networks that bring no calibration with
 * them: the same on every machine, and no one's data.
 */
final class CalibrationSlices {

	private static final int SIDE = 72;
	/** The middle of the head: slices with brain in them. */
	private static final double FROM = 0.15;

	/** Made once, when it is first needed. */
	private static final class Head {

		static final Volume VOLUME = Phantom.block(new int[] { SIDE, SIDE, SIDE }, new double[] { 2.5, 2.5, 2.5 },
			new double[3]);
	}

	private CalibrationSlices() {}

	/**
	 * @param manager owner of the slices
	 * @param perDirection slices in each of the three directions
	 * @param channels 1, or 3 for equal planes
	 * @return three batches
	 */
	static List<NDArray> of(final NDManager manager, final int perDirection, final int channels) {
		final Volume head = Head.VOLUME;
		final IntensityWindow window = IntensityWindow.ofForeground(head.voxels());
		final List<NDArray> batches = new ArrayList<>();
		for (int dimension = 0; dimension < 3; dimension++) {
			final float[] values = new float[perDirection * channels * SIDE * SIDE];
			for (int i = 0; i < perDirection; i++) {
				final float[] slice = Slices.read(head.voxels(), dimension, (int) ((FROM + (1 - 2 * FROM) * (i + 0.5) /
					perDirection) * SIDE));
				for (int p = 0; p < slice.length; p++) slice[p] = Math.max(0, Math.min(1, window.normalise(slice[p])));
				for (int c = 0; c < channels; c++) System.arraycopy(slice, 0, values, (i * channels + c) * slice.length, slice.length);
			}
			batches.add(ChannelsLast.fromPlanar(manager, values, new Shape(perDirection, channels, SIDE, SIDE)));
		}
		return batches;
	}
}
