package io.github.ddasr.downsampling;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Volume;

/**
 * Which directions of a volume become coarser, and by how much.
 *
 * @param axis direction of the slices
 * @param factor fine pixels per coarse pixel, 2 or more
 * @param allDirections whether the distance of the slices grows, too, instead of the two sides of each slice alone
 */
public record CoarseGrid(Axis axis, int factor, boolean allDirections) {

	/** Smallest side of a coarse slice, in pixels: what networks work on. */
	public static final int SMALLEST = 8;

	/** Checks the factor. */
	public CoarseGrid {
		if (factor < 2) throw new DdasrException("Factor " + factor + " makes nothing coarser. Give 2 or more.");
	}

	/**
	 * @param volume any volume
	 * @return the dimension across which it is cut; where only one dimension has a single voxel, that one, whatever the axis
	 */
	public int dimension(final Volume volume) {
		return dimension(volume, axis);
	}

	/**
	 * @param volume any volume
	 * @param axis direction of the slices
	 * @return the dimension across which it is cut; where only one dimension has a single voxel, that one, whatever the axis
	 */
	static int dimension(final Volume volume, final Axis axis) {
		final long[] size = volume.dimensions();
		int single = -1, count = 0;
		for (int d = 0; d < 3; d++) {
			if (size[d] != 1) continue;
			single = d;
			count++;
		}
		return count == 1 ? single : volume.geometry().dimensionOf(axis);
	}

	/**
	 * @param volume any volume
	 * @return fine voxels per coarse voxel along x, y, z
	 */
	public int[] factors(final Volume volume) {
		final int[] factors = { factor, factor, factor };
		if (!allDirections) factors[dimension(volume)] = 1;
		return factors;
	}

	/**
	 * @param volume a fine volume
	 * @return the part of it that coarse voxels fill wholly
	 * @throws DdasrException if it is too small, or a single slice that cannot become coarser in three directions
	 */
	public Volume wholeCells(final Volume volume) {
		final int across = dimension(volume);
		final long[] size = volume.dimensions();
		if (allDirections && size[across] < factor) throw new DdasrException(volume.name() + " has " + slices(size[across]) +
			", too few to become coarser in three dimensions. Set dimensions=2.");
		for (int d = 0; d < 3; d++) {
			if (d != across && size[d] < (long) SMALLEST * factor) throw new DdasrException("The slices of " + volume.name() + " are " +
				sides(size, across) + " pixels, smaller than " + SMALLEST * factor + " × " + SMALLEST * factor + " (" + SMALLEST + " × factor). " +
				"Choose a smaller factor, another axis, or leave the file out.");
		}
		return WholeCells.of(volume, factors(volume));
	}

	/**
	 * @param cells a volume whose sides the factors divide
	 * @return voxels of the coarse volume along x, y, z
	 */
	public long[] size(final Volume cells) {
		final long[] size = cells.dimensions();
		final int[] factors = factors(cells);
		for (int d = 0; d < 3; d++) size[d] /= factors[d];
		return size;
	}

	/**
	 * @param cells a volume whose sides the factors divide
	 * @return where the voxels of the coarse volume lie: each over the middle of its fine ones
	 */
	public Geometry geometry(final Volume cells) {
		final int[] factors = factors(cells);
		return cells.geometry().scaled(1.0 / factors[0], 1.0 / factors[1], 1.0 / factors[2]);
	}

	private static String slices(final long count) {
		return count == 1 ? "1 slice" : count + " slices";
	}

	private static String sides(final long[] size, final int across) {
		return size[across == 0 ? 1 : 0] + " × " + size[across == 2 ? 1 : 2];
	}
}
