package io.github.ddasr.superresolution;

import io.github.ddasr.volume.BrainMask;
import io.github.ddasr.volume.Monitor;

/** Which voxels of a volume are worth a network's work: all that is above the background, the holes in it, and some voxels around it. */
final class WantedVoxels {

	/** Voxels around the head, so that its edge, too, is the network's. */
	private static final int MARGIN = 3;

	private WantedVoxels() {}

	/**
	 * @param ready a volume
	 * @param monitor asked for cancel
	 * @return one truth for each voxel, axes z, y, x
	 */
	static boolean[] of(final PreparedVolume ready, final Monitor monitor) {
		final BrainMask mask = BrainMask.ofAllParts(ready.valid(), ready.foreground(), monitor);
		final int[] size = mask.dimensions();
		boolean[] wanted = new boolean[size[0] * size[1] * size[2]];
		for (int z = 0, i = 0; z < size[2]; z++) for (int y = 0; y < size[1]; y++) for (int x = 0; x < size[0]; x++, i++) {
			wanted[i] = mask.contains(x, y, z);
		}
		int step = 1;
		for (int axis = 0; axis < 3; axis++) {
			wanted = grown(wanted, step, size[axis]);
			step *= size[axis];
		}
		return wanted;
	}

	private static boolean[] grown(final boolean[] region, final int step, final int length) {
		final boolean[] grown = region.clone();
		for (int i = 0; i < region.length; i++) {
			if (!region[i]) continue;
			final int at = i / step % length;
			for (int k = Math.max(-MARGIN, -at); k <= Math.min(MARGIN, length - 1 - at); k++) grown[i + k * step] = true;
		}
		return grown;
	}
}
