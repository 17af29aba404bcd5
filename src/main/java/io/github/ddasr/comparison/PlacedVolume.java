package io.github.ddasr.comparison;

import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

/**
 * A volume at its place beside others: in millimetres along the axes of the first one's grid, counted from the outer
 * corner of the first one's first voxel. Voxel i fills the interval from corner + i · spacing to corner + (i + 1) ·
 * spacing.
 */
public final class PlacedVolume {

	private final String name;
	private final Volume volume;
	private final double[] corner;
	private final double[] spacing;

	/**
	 * @param name how it is called in titles
	 * @param volume the volume
	 * @param corner outer corner of its first voxel along x, y, z in mm
	 * @param spacing side of a voxel along x, y, z in mm, each positive
	 */
	PlacedVolume(final String name, final Volume volume, final double[] corner, final double[] spacing) {
		this.name = name;
		this.volume = volume;
		this.corner = corner.clone();
		this.spacing = spacing.clone();
	}

	/** @return how it is called in titles */
	public String name() {
		return name;
	}

	/** @return the volume */
	public Volume volume() {
		return volume;
	}

	/**
	 * @param dimension 0, 1 or 2
	 * @return number of voxels along that dimension
	 */
	public int size(final int dimension) {
		return Math.toIntExact(volume.voxels().dimension(dimension));
	}

	/**
	 * @param dimension 0, 1 or 2
	 * @return side of a voxel in mm
	 */
	public double spacing(final int dimension) {
		return spacing[dimension];
	}

	/**
	 * @param dimension 0, 1 or 2
	 * @return where the first voxel begins, in mm
	 */
	public double begin(final int dimension) {
		return corner[dimension];
	}

	/**
	 * @param dimension 0, 1 or 2
	 * @return where the last voxel ends, in mm
	 */
	public double end(final int dimension) {
		return corner[dimension] + size(dimension) * spacing[dimension];
	}

	/**
	 * @param dimension 0, 1 or 2
	 * @param mm a place
	 * @return the same in voxels: voxel i reaches from i to i + 1
	 */
	public double voxels(final int dimension, final double mm) {
		return (mm - corner[dimension]) / spacing[dimension];
	}

	/**
	 * @param dimension 0, 1 or 2
	 * @param mm a place
	 * @return the voxel that holds it, or −1 if none does
	 */
	public int index(final int dimension, final double mm) {
		final double v = Math.floor(voxels(dimension, mm));
		return v >= 0 && v < size(dimension) ? (int) v : -1;
	}

	/**
	 * @param dimension 0, 1 or 2
	 * @param index a voxel
	 * @return the middle of the voxel in mm
	 */
	public double middle(final int dimension, final int index) {
		return corner[dimension] + (index + 0.5) * spacing[dimension];
	}

	/**
	 * @param x a place in mm
	 * @param y a place in mm
	 * @param z a place in mm
	 * @return the value of the voxel that holds it, NaN if none does
	 */
	public float value(final double x, final double y, final double z) {
		final int i = index(0, x), j = index(1, y), k = index(2, z);
		return i < 0 || j < 0 || k < 0 ? Float.NaN : volume.voxels().getAt(i, j, k).get();
	}

	/**
	 * @param z place of a slice in mm
	 * @return the slice that holds it, row major, or null if none does
	 */
	public float[] plane(final double z) {
		final int slice = index(2, z);
		return slice < 0 ? null : Slices.read(volume.voxels(), 2, slice);
	}
}
