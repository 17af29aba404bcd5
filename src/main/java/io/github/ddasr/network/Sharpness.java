package io.github.ddasr.network;

/**
 * How sharp a volume is along each axis, in two numbers that do not depend on its brightness and contrast: the mean square difference of
 * neighbours beside that of voxels two apart, and the latter beside that of voxels four apart. A slice profile wider than a voxel lowers
 * the first of them, truncation of k-space does not; so a network that is told them knows how much there is to be sharpened.
 */
public final class Sharpness {

	/** Numbers of one volume: two for each axis. */
	public static final int COUNT = 6;

	/** Puts the usual ratios, a quarter to one, around 0. */
	private static final double MIDDLE = 0.5, STRETCH = 4;

	private Sharpness() {}

	/**
	 * @param values row major
	 * @param size voxels along z, y, x
	 * @return two numbers for z, then for y, then for x; 0 where the volume is constant or has too few voxels
	 */
	public static float[] of(final float[] values, final int... size) {
		return ofPart(values, 0, size);
	}

	/** The same of one of several volumes that lie one behind the other. */
	static float[] ofPart(final float[] values, final int from, final int... size) {
		final int[] stride = { size[1] * size[2], size[2], 1 };
		final float[] look = new float[COUNT];
		for (int a = 0; a < 3; a++) {
			final double one = difference(values, from, size, a, stride[a], 1), two = difference(values, from, size, a, stride[a], 2);
			final double four = difference(values, from, size, a, stride[a], 4);
			look[2 * a] = ratio(one, two);
			look[2 * a + 1] = ratio(two, four);
		}
		return look;
	}

	private static float ratio(final double near, final double far) {
		return far > 0 ? (float) (STRETCH * (near / far - MIDDLE)) : 0;
	}

	/** Mean square difference of voxels so many apart along an axis; 0 where there are none. */
	private static double difference(final float[] values, final int from, final int[] size, final int axis, final int stride, final int apart) {
		double sum = 0;
		long n = 0;
		final int step = apart * stride;
		for (int z = 0; z < size[0] - (axis == 0 ? apart : 0); z++) for (int y = 0; y < size[1] - (axis == 1 ? apart : 0); y++) {
			final int line = from + (z * size[1] + y) * size[2], end = size[2] - (axis == 2 ? apart : 0);
			for (int x = 0; x < end; x++) {
				final double d = values[line + x + step] - values[line + x];
				sum += d * d;
			}
			n += Math.max(0, end);
		}
		return n == 0 ? 0 : sum / n;
	}
}
