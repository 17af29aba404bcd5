package io.github.ddasr.volume;

/**
 * Order statistics of the voxels in a mask, exact and without a copy of them: the volume is read twice, and each
 * time the values are counted by one half of their 32 bits.
 */
public final class Percentile {

	private static final int HALF = 16;
	private static final int LOW = (1 << HALF) - 1;

	private Percentile() {}

	/**
	 * @param volume a volume
	 * @param mask which voxels count; at least one of them, all finite
	 * @param share share of the voxels, 0 to 1
	 * @param monitor asked once per plane whether to go on
	 * @return the value with the number share · (n − 1), rounded, of the n values in rising order
	 */
	public static double of(final Volume volume, final BrainMask mask, final double share, final Monitor monitor) {
		if (mask.voxels() == 0) throw new IllegalArgumentException("no voxel lies in the mask");
		long rank = Math.round(share * (mask.voxels() - 1));
		final long[] upper = new long[LOW + 1];
		each(volume, mask, monitor, key -> upper[key >>> HALF]++);
		int high = 0;
		for (; rank >= upper[high]; high++) rank -= upper[high];
		final long[] lower = new long[LOW + 1];
		final int chosen = high;
		each(volume, mask, monitor, key -> {
			if (key >>> HALF == chosen) lower[key & LOW]++;
		});
		int low = 0;
		for (; rank >= lower[low]; low++) rank -= lower[low];
		return value(high << HALF | low);
	}

	/** Takes the key of a value. */
	@FunctionalInterface
	private interface Counter {

		void count(int key);
	}

	private static void each(final Volume volume, final BrainMask mask, final Monitor monitor, final Counter counter) {
		for (int z = 0; z < Slices.count(volume.voxels(), 2); z++) {
			monitor.checkCanceled("measuring intensities");
			final float[] plane = Slices.read(volume.voxels(), 2, z);
			final boolean[] inside = mask.plane(2, z);
			for (int i = 0; i < plane.length; i++) if (inside[i]) counter.count(key(plane[i]));
		}
	}

	/** Bits whose unsigned order is that of the numbers: the sign flipped, of negative numbers all bits. */
	private static int key(final float value) {
		final int bits = Float.floatToIntBits(value);
		return bits < 0 ? ~bits : bits ^ Integer.MIN_VALUE;
	}

	private static double value(final int key) {
		return Float.intBitsToFloat(key < 0 ? key ^ Integer.MIN_VALUE : ~key);
	}
}
