package io.github.ddasr.superresolution;

import java.util.stream.IntStream;

/**
 * For each voxel of a fine block the smallest and largest value that the block and what it was made from have around it: the block
 * within one coarse voxel on every side, the input in the coarse voxel itself and its neighbours. A block that keeps within it has no
 * ripple that neither of the two had. Along axes that are as fine in both, only the voxel itself counts.
 */
final class LocalRange {

	private final float[] low;
	private final float[] high;

	/**
	 * @param fine the block, row major; not changed
	 * @param fineSize its voxels along z, y, x
	 * @param coarse the input, row major
	 * @param size its voxels along z, y, x
	 */
	LocalRange(final float[] fine, final int[] fineSize, final float[] coarse, final int[] size) {
		low = extremes(fine, fineSize, fineSize, size, false);
		high = extremes(fine, fineSize, fineSize, size, true);
		final float[] below = extremes(coarse, size, fineSize, size, false), above = extremes(coarse, size, fineSize, size, true);
		final int[] column = cells(fineSize[2], size[2]), row = cells(fineSize[1], size[1]), plane = cells(fineSize[0], size[0]);
		IntStream.range(0, fineSize[0] * fineSize[1]).parallel().forEach(line -> {
			final int start = line * fineSize[2], from = (plane[line / fineSize[1]] * size[1] + row[line % fineSize[1]]) * size[2];
			for (int x = 0; x < fineSize[2]; x++) {
				low[start + x] = Math.min(low[start + x], below[from + column[x]]);
				high[start + x] = Math.max(high[start + x], above[from + column[x]]);
			}
		});
	}

	/** For each fine sample the coarse one in which its centre lies. */
	private static int[] cells(final int fine, final int coarse) {
		return IntStream.range(0, fine).map(i -> (int) ((2L * i + 1) * coarse / (2L * fine))).toArray();
	}

	/** @return the value, or the end of the voxel's range that it is beyond */
	float limit(final int voxel, final float value) {
		return Math.max(low[voxel], Math.min(high[voxel], value));
	}

	/** The extreme value of a box around each voxel, as far as it lies in the block: one coarse voxel on every side. */
	private static float[] extremes(final float[] block, final int[] own, final int[] fine, final int[] coarse, final boolean largest) {
		float[] result = block.clone();
		for (int axis = 2; axis >= 0; axis--) {
			if (fine[axis] == coarse[axis]) continue;
			final int reach = own == fine ? (fine[axis] + coarse[axis] - 1) / coarse[axis] : 1;
			result = along(result, own, axis, reach, largest);
		}
		return result;
	}

	private static float[] along(final float[] block, final int[] size, final int axis, final int reach, final boolean largest) {
		final int step = axis == 2 ? 1 : axis == 1 ? size[2] : size[1] * size[2], length = size[axis];
		final float[] result = new float[block.length];
		IntStream.range(0, block.length / length).parallel().forEach(line -> {
			final int start = line / step * step * length + line % step;
			for (int i = 0; i < length; i++) {
				float v = block[start + i * step];
				for (int k = Math.max(0, i - reach); k <= Math.min(length - 1, i + reach); k++) {
					v = largest ? Math.max(v, block[start + k * step]) : Math.min(v, block[start + k * step]);
				}
				result[start + i * step] = v;
			}
		});
		return result;
	}
}
