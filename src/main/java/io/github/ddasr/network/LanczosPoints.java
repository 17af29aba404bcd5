package io.github.ddasr.network;

import io.github.ddasr.volume.Kernel;

/** Interpolation by {@link Kernel#LANCZOS8} of small volumes at any points; beyond their faces the volumes are mirrored, the border repeated. */
final class LanczosPoints {

	private static final int TAPS = 16, FIRST = -7;

	private final float[] values;
	private final int[] size;

	/**
	 * @param values N × D × H × W, row major
	 * @param size D, H, W
	 */
	LanczosPoints(final float[] values, final int... size) {
		this.values = values;
		this.size = size;
	}

	/**
	 * @param volume which of the N
	 * @param place z, y, x in voxels, centres being whole numbers
	 * @return the value there
	 */
	float at(final int volume, final double... place) {
		final int[][] voxels = new int[3][TAPS];
		final double[][] weights = new double[3][TAPS];
		for (int a = 0; a < 3; a++) fill(place[a], size[a], voxels[a], weights[a]);
		double sum = 0;
		for (int z = 0; z < TAPS; z++) {
			if (weights[0][z] == 0) continue;
			for (int y = 0; y < TAPS; y++) {
				if (weights[1][y] == 0) continue;
				final int line = ((volume * size[0] + voxels[0][z]) * size[1] + voxels[1][y]) * size[2];
				double part = 0;
				for (int x = 0; x < TAPS; x++) part += weights[2][x] * values[line + voxels[2][x]];
				sum += weights[0][z] * weights[1][y] * part;
			}
		}
		return (float) sum;
	}

	private static void fill(final double place, final int size, final int[] voxels, final double[] weights) {
		final int below = (int) Math.floor(place);
		double sum = 0;
		for (int k = 0; k < TAPS; k++) {
			final int voxel = below + FIRST + k, phase = Math.floorMod(voxel, 2 * size);
			voxels[k] = phase < size ? phase : 2 * size - 1 - phase;
			weights[k] = Kernel.LANCZOS8.at(place - voxel);
			sum += weights[k];
		}
		for (int k = 0; k < TAPS; k++) weights[k] /= sum;
	}
}
