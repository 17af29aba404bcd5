package io.github.ddasr.comparison;

import io.github.ddasr.volume.BrainMask;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Foreground;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

/** A truth, with window and mask fixed before anything is made of it; its middle is cut out as a block, axes z, y, x. */
final class TruthBlock {

	private final Volume volume;
	private final IntensityWindow window;
	private final BrainMask brain;
	private final int[] size;

	/**
	 * @param name how the volume is called in messages
	 * @param volume the truth
	 * @param window its window; null for that of its foreground
	 * @param monitor asked for cancel
	 * @throws DdasrException if voxels are NaN or infinite
	 */
	TruthBlock(final String name, final Volume volume, final IntensityWindow window, final Monitor monitor) {
		this.volume = volume;
		final Foreground foreground = Foreground.of(volume.voxels(), monitor);
		if (foreground.nonFinite() > 0) throw new DdasrException("Volume " + name + " has voxels that are NaN or infinite (" + foreground
			.nonFinite() + " of them), so it cannot serve as truth. Repair it or leave it out.");
		this.window = window == null ? foreground.window() : window;
		brain = BrainMask.of(volume, foreground, monitor);
		final long[] xyz = volume.dimensions();
		size = new int[] { (int) xyz[2], (int) xyz[1], (int) xyz[0] };
		if (xyz[0] * xyz[1] * xyz[2] > Integer.MAX_VALUE - 8) throw new DdasrException("Volume " + name +
			" has more than 2147483639 voxels. Cut out a part of it.");
	}

	/** @return voxels along z, y, x */
	int[] size() {
		return size.clone();
	}

	IntensityWindow window() {
		return window;
	}

	/** @return the data range in normalised values: from no signal to the upper end of the window */
	double range() {
		return SimulationStudy.range(window) / window.width();
	}

	/** @return the middle of the volume, real-world values */
	float[] values(final int[] fine) {
		final float[] block = new float[fine[0] * fine[1] * fine[2]];
		for (int z = 0; z < fine[0]; z++) {
			final float[] plane = Slices.read(volume.voxels(), 2, start(fine, 0) + z);
			for (int y = 0; y < fine[1]; y++) System.arraycopy(plane, (start(fine, 1) + y) * size[2] + start(fine, 2), block, (z * fine[1] + y) *
				fine[2], fine[2]);
		}
		return block;
	}

	/** @return which of its voxels belong to the brain */
	boolean[] mask(final int[] fine) {
		final boolean[] mask = new boolean[fine[0] * fine[1] * fine[2]];
		for (int i = 0; i < mask.length; i++) mask[i] = brain.contains(start(fine, 2) + i % fine[2], start(fine, 1) + i / fine[2] % fine[1],
			start(fine, 0) + i / fine[2] / fine[1]);
		return mask;
	}

	private int start(final int[] fine, final int axis) {
		return (size[axis] - fine[axis]) / 2;
	}

	/** Takes real-world values into the window, in place. */
	float[] normalised(final float[] values) {
		for (int i = 0; i < values.length; i++) values[i] = window.normalise(values[i]);
		return values;
	}
}
