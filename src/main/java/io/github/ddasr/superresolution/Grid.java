package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Volume;

/**
 * The grid that a volume is to have.
 *
 * @param size voxels along x, y, z
 * @param asked enlargement that was asked for along x, y, z, before sizes were rounded
 */
record Grid(long[] size, double[] asked) {

	/**
	 * @param source the volume
	 * @return new voxels per old voxel along x, y, z
	 */
	double[] factors(final Volume source) {
		final double[] factors = new double[3];
		for (int d = 0; d < 3; d++) factors[d] = (double) size[d] / source.dimensions()[d];
		return factors;
	}
}
