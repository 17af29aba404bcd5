package io.github.ddasr.network;

/** Which voxels of a volume are worth a network's work, and the box that holds them all. */
final class WantedCells {

	private final boolean[] wanted;
	private final int[] size;
	/** First voxel of the box and the one behind its last, along z, y, x; equal where nothing is wanted. */
	private final int[] from = new int[3], to = new int[3];

	/**
	 * @param wanted for each voxel, row major; null for all
	 * @param size voxels along z, y, x
	 */
	WantedCells(final boolean[] wanted, final int[] size) {
		this.wanted = wanted;
		this.size = size;
		if (wanted == null) System.arraycopy(size, 0, to, 0, 3);
		else findBox();
	}

	private void findBox() {
		System.arraycopy(size, 0, from, 0, 3);
		for (int i = 0; i < wanted.length; i++) {
			if (!wanted[i]) continue;
			final int[] at = { i / (size[1] * size[2]), i / size[2] % size[1], i % size[2] };
			for (int a = 0; a < 3; a++) {
				from[a] = Math.min(from[a], at[a]);
				to[a] = Math.max(to[a], at[a] + 1);
			}
		}
		if (isEmpty()) System.arraycopy(to, 0, from, 0, 3);
	}

	boolean isEmpty() {
		return to[0] == 0;
	}

	/** First voxel of the box along an axis. */
	int from(final int axis) {
		return from[axis];
	}

	/** The voxel behind the last one of the box. */
	int to(final int axis) {
		return to[axis];
	}

	/**
	 * Which cells of a block are wanted.
	 *
	 * @return their numbers, row by row within the block; null for all
	 */
	int[] of(final GridAxis z, final GridAxis y, final GridAxis x, final int plane, final int fromY, final int toY, final int fromX,
		final int toX)
	{
		if (wanted == null) return null;
		final int all = (toY - fromY) * (toX - fromX), slab = z.within(plane) * size[1];
		final int[] cells = new int[all];
		int n = 0;
		for (int j = fromY; j < toY; j++) for (int i = fromX; i < toX; i++) {
			if (wanted[(slab + y.within(j)) * size[2] + x.within(i)]) cells[n++] = (j - fromY) * (toX - fromX) + i - fromX;
		}
		return n == all ? null : java.util.Arrays.copyOf(cells, n);
	}
}
