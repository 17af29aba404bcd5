package io.github.ddasr.volume;

/**
 * The part of a volume that is measured: the brain in a masked volume, the head in a whole scan. It is the
 * largest connected part above the background, with its holes filled in each slice along z and in space.
 * Masked volumes: everything that is not 0. Whole scans: above half of Otsu's threshold, since that lies
 * between fat or white matter and all the rest where these are bright.
 */
public final class BrainMask {

	private final Region region;

	private BrainMask(final Region region) {
		this.region = region;
	}

	/**
	 * @param volume a volume; for comparisons, the one that is taken as the truth
	 * @return its mask, empty for a volume of one value
	 */
	public static BrainMask of(final Volume volume) {
		return of(volume, Foreground.of(volume.voxels()), Monitor.NONE);
	}

	/**
	 * @param volume a volume
	 * @param foreground its foreground
	 * @param monitor asked once per plane whether to go on
	 * @return its mask, empty for a volume of one value
	 */
	public static BrainMask of(final Volume volume, final Foreground foreground, final Monitor monitor) {
		return filled(above(volume, foreground, monitor).largestPart());
	}

	/**
	 * The same with all parts above the background, not the largest alone: nothing that was measured is left out, but specks in the air are
	 * taken in, too.
	 *
	 * @param volume a volume
	 * @param foreground its foreground
	 * @param monitor asked once per plane whether to go on
	 * @return its mask, empty for a volume of one value
	 */
	public static BrainMask ofAllParts(final Volume volume, final Foreground foreground, final Monitor monitor) {
		return filled(above(volume, foreground, monitor));
	}

	private static Region above(final Volume volume, final Foreground foreground, final Monitor monitor) {
		final int depth = Slices.count(volume.voxels(), 2);
		final Region above = new Region(Slices.width(volume.voxels(), 2), Slices.height(volume.voxels(), 2), depth);
		final boolean constant = foreground.minimum() == foreground.maximum();
		final double threshold = foreground.headThreshold();
		for (int z = 0; z < depth && !constant; z++) {
			monitor.checkCanceled("finding the brain");
			final float[] plane = Slices.read(volume.voxels(), 2, z);
			for (int i = 0; i < plane.length; i++) if (plane[i] > threshold) above.planes[z].set(i);
		}
		return above;
	}

	private static BrainMask filled(final Region brain) {
		brain.fillHolesPerPlane();
		brain.fillHoles();
		return new BrainMask(brain);
	}

	/** @return size along x, y, z */
	public int[] dimensions() {
		return new int[] { region.width, region.height, region.planes.length };
	}

	/**
	 * @param x index along x
	 * @param y index along y
	 * @param z index along z
	 * @return whether the voxel belongs to the mask
	 */
	public boolean contains(final int x, final int y, final int z) {
		return region.planes[z].get(y * region.width + x);
	}

	/**
	 * @param dimension the dimension that is cut
	 * @param index the plane's number
	 * @return the plane in the order of {@link Slices#read}
	 */
	public boolean[] plane(final int dimension, final int index) {
		final int[] size = dimensions();
		final int w = size[Slices.xDimension(dimension)], h = size[Slices.yDimension(dimension)];
		final boolean[] plane = new boolean[w * h];
		final int[] at = new int[3];
		at[dimension] = index;
		for (int i = 0; i < plane.length; i++) {
			at[Slices.xDimension(dimension)] = i % w;
			at[Slices.yDimension(dimension)] = i / w;
			plane[i] = contains(at[0], at[1], at[2]);
		}
		return plane;
	}

	/** @return the number of voxels in the mask */
	public long voxels() {
		return region.size();
	}

	/** @return the share of the volume's voxels in the mask, 0 … 1 */
	public double share() {
		return voxels() / ((double) region.width * region.height * region.planes.length);
	}
}
