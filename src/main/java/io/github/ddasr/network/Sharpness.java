package io.github.ddasr.network;

import java.util.stream.IntStream;

/**
 * How sharp a volume is along each axis, in numbers that do not depend on its brightness and contrast, so that a network that is told them
 * knows how much there is to be sharpened: the mean square difference of neighbours beside that of voxels two apart, the latter beside
 * that of voxels four apart, fourth differences beside third ones, and sixth beside fifth. A slice profile wider than a voxel lowers them,
 * most of all the last two, which look at the upper end of the spectrum alone; truncation of k-space does not.
 */
public final class Sharpness {

	/** Numbers of one axis. */
	public static final int PER_AXIS = 4;
	/** Numbers of one volume. */
	public static final int COUNT = 3 * PER_AXIS;

	/** Puts the usual ratios of near and far, a quarter to one, around 0. */
	private static final double MIDDLE = 0.5, STRETCH = 4;
	/** What white noise has: (8 over 4) by (6 over 3), (12 over 6) by (10 over 5). */
	private static final double FOUR_BY_THREE = 70.0 / 20, SIX_BY_FIVE = 924.0 / 252;
	/** Brings the logarithms of these ratios to about the same range. */
	private static final double STRETCH_FOUR = 10, STRETCH_SIX = 15;
	/** Interpolated scans have next to nothing at the upper end; no slice profile lowers these two numbers as far. */
	private static final double LEAST = -6;
	private static final int ORDERS = 6;
	private static final int[] APART = { 1, 2, 4 };

	private Sharpness() {}

	/**
	 * @param values row major
	 * @param size voxels along z, y, x
	 * @return four numbers for z, then for y, then for x; 0 where the volume is constant or has too few voxels
	 */
	public static float[] of(final float[] values, final int... size) {
		return ofPart(values, 0, size);
	}

	/** The same of one of several volumes that lie one behind the other. */
	static float[] ofPart(final float[] values, final int from, final int... size) {
		final float[] look = new float[COUNT];
		for (int a = 0; a < 3; a++) Lines.of(values, from, size, a).into(look, PER_AXIS * a);
		return look;
	}

	/** Mean squares of the differences along one axis. */
	private static final class Lines {

		private final double[] apart = new double[APART.length], order = new double[ORDERS + 1];
		private final int length;

		private Lines(final int length) {
			this.length = length;
		}

		/** The planes across the axis are done in parallel and summed in order. */
		static Lines of(final float[] values, final int from, final int[] size, final int axis) {
			final int[] stride = { size[1] * size[2], size[2], 1 };
			final int outer = axis == 0 ? 1 : 0, inner = axis == 2 ? 1 : 2;
			final Lines all = new Lines(size[axis]);
			IntStream.range(0, size[outer]).parallel().mapToObj(p -> {
				final Lines some = new Lines(size[axis]);
				final double[] line = new double[size[axis]];
				for (int q = 0; q < size[inner]; q++) {
					final int first = from + p * stride[outer] + q * stride[inner];
					for (int i = 0; i < line.length; i++) line[i] = values[first + i * stride[axis]];
					some.add(line);
				}
				return some;
			}).toList().forEach(all::add);
			return all;
		}

		private void add(final Lines more) {
			for (int k = 0; k < apart.length; k++) apart[k] += more.apart[k];
			for (int k = 0; k < order.length; k++) order[k] += more.order[k];
		}

		private void add(final double[] line) {
			for (int k = 0; k < APART.length; k++) for (int i = 0; i + APART[k] < length; i++) {
				final double d = line[i + APART[k]] - line[i];
				apart[k] += d * d;
			}
			for (int k = 1; k <= ORDERS; k++) for (int i = 0; i + k < length; i++) {
				line[i] = line[i + 1] - line[i];
				order[k] += line[i] * line[i];
			}
		}

		/** Mean square, where the sum is over that many pairs fewer than there are voxels. */
		private double mean(final double sum, final int fewer) {
			return length > fewer ? sum / (length - fewer) : 0;
		}

		void into(final float[] look, final int at) {
			look[at] = ratio(mean(apart[0], APART[0]), mean(apart[1], APART[1]));
			look[at + 1] = ratio(mean(apart[1], APART[1]), mean(apart[2], APART[2]));
			look[at + 2] = logarithm(4, FOUR_BY_THREE, STRETCH_FOUR);
			look[at + 3] = logarithm(6, SIX_BY_FIVE, STRETCH_SIX);
		}

		private static float ratio(final double near, final double far) {
			return far > 0 ? (float) (STRETCH * (near / far - MIDDLE)) : 0;
		}

		private float logarithm(final int k, final double ofNoise, final double stretch) {
			final double high = mean(order[k], k), low = mean(order[k - 1], k - 1);
			return high > 0 && low > 0 ? (float) Math.max(LEAST, stretch * Math.log(high / low / ofNoise)) : 0;
		}
	}
}
