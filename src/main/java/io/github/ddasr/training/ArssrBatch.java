package io.github.ddasr.training;

import io.github.ddasr.network.Sharpness;

/**
 * Patches of coarse scans, places in them, and what the truth is there.
 *
 * @param count number of patches
 * @param size coarse voxels along the three axes of each patch
 * @param points places per patch
 * @param low count × 1 × size, normalised
 * @param places count × points × 3, from −1 to 1 over the patch, axes z, y, x
 * @param cells count × 3, sides of a fine voxel in coarse voxels
 * @param sharpness count × 12, of the coarse scans
 * @param truth count × points, normalised
 * @param base count × points: what the zero-filled coarse scans have there, normalised; null where nobody asks
 */
record ArssrBatch(int count, int[] size, int points, float[] low, float[] places, float[] cells, float[] sharpness, float[] truth,
	float[] base) {

	/** @param base whether there is to be one */
	static ArssrBatch empty(final int count, final int[] size, final int points, final boolean base) {
		return new ArssrBatch(count, size, points, new float[count * size[0] * size[1] * size[2]], new float[count * points * 3],
			new float[count * 3], new float[count * Sharpness.COUNT], new float[count * points], base ? new float[count * points] : null);
	}

	/** Coarse voxels of a patch. */
	int voxels() {
		return size[0] * size[1] * size[2];
	}
}
