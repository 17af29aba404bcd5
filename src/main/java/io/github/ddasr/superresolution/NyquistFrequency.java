package io.github.ddasr.superresolution;

/** The highest frequency that an even number of samples holds: 1, −1, 1, −1 … */
final class NyquistFrequency {

	private NyquistFrequency() {}

	/**
	 * Takes it out of all lines along an axis, if their number of samples is even.
	 *
	 * @param block values, row major; changed
	 * @param size samples along each axis, the last one running fastest
	 * @param axis which axis
	 */
	static void remove(final float[] block, final int[] size, final int axis) {
		if (size[axis] % 2 != 0) return;
		int step = 1;
		for (int a = axis + 1; a < size.length; a++) step *= size[a];
		for (int start = 0; start < block.length; start++) {
			if (start / step % size[axis] == 0) remove(block, start, step, size[axis]);
		}
	}

	private static void remove(final float[] block, final int start, final int step, final int size) {
		double sum = 0;
		for (int i = 0; i < size; i++) sum += i % 2 == 0 ? block[start + i * step] : -block[start + i * step];
		final float share = (float) (sum / size);
		for (int i = 0; i < size; i++) block[start + i * step] -= i % 2 == 0 ? share : -share;
	}
}
