package io.github.ddasr.volume;

import java.util.Objects;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * One three-dimensional MR image: voxels in real-world values (after slope and
 * intercept), axes x, y, z, always three (a single slice has z = 1), minimum at
 * the origin, with its geometry and the number format of its file.
 * <p>
 * The voxels may be read from disk on demand; reading them twice may read the
 * file twice, and they are not meant to be written to unless the volume was
 * made in memory.
 */
public final class Volume {

	private final String name;
	private final RandomAccessibleInterval<FloatType> voxels;
	private final Geometry geometry;
	private final PixelType pixelType;
	private final Scaling scaling;
	private final String description;

	/**
	 * @param name a short name for titles and messages, usually the file name without suffix
	 * @param voxels real-world values, three axes x, y, z, minimum (0,0,0)
	 * @param geometry spacing and affine
	 * @param pixelType number format of the source
	 * @param description free text that travels with the file (NIfTI descrip), may be empty
	 */
	public Volume(final String name, final RandomAccessibleInterval<FloatType> voxels, final Geometry geometry,
		final PixelType pixelType, final String description)
	{
		this(name, voxels, geometry, pixelType, Scaling.NONE, description);
	}

	/**
	 * @param name a short name for titles and messages, usually the file name without suffix
	 * @param voxels real-world values (the scaling is already applied), three axes x, y, z, minimum (0,0,0)
	 * @param geometry spacing and affine
	 * @param pixelType number format of the source
	 * @param scaling how the source's stored numbers became real-world values
	 * @param description free text that travels with the file (NIfTI descrip), may be empty
	 */
	public Volume(final String name, final RandomAccessibleInterval<FloatType> voxels, final Geometry geometry,
		final PixelType pixelType, final Scaling scaling, final String description)
	{
		if (voxels.numDimensions() != 3) {
			throw new IllegalArgumentException("a volume has 3 axes, not " + voxels.numDimensions());
		}
		this.name = Objects.requireNonNull(name);
		this.voxels = voxels;
		this.geometry = Objects.requireNonNull(geometry);
		this.pixelType = Objects.requireNonNull(pixelType);
		this.scaling = Objects.requireNonNull(scaling);
		this.description = Objects.requireNonNull(description);
	}

	/**
	 * @param name a short name
	 * @param voxels real-world values, axes x, y, z
	 * @param geometry spacing and affine
	 */
	public Volume(final String name, final RandomAccessibleInterval<FloatType> voxels, final Geometry geometry) {
		this(name, voxels, geometry, PixelType.FLOAT32, "");
	}

	/** @return a short name for titles and messages */
	public String name() {
		return name;
	}

	/** @return real-world values, axes x, y, z */
	public RandomAccessibleInterval<FloatType> voxels() {
		return voxels;
	}

	/** @return spacing and affine */
	public Geometry geometry() {
		return geometry;
	}

	/** @return the number format of the source */
	public PixelType pixelType() {
		return pixelType;
	}

	/** @return how the source's stored numbers became the real-world values of {@link #voxels()} */
	public Scaling scaling() {
		return scaling;
	}

	/** @return free text that travels with the file, may be empty */
	public String description() {
		return description;
	}

	/** @return size along x, y, z */
	public long[] dimensions() {
		return voxels.dimensionsAsLongArray();
	}

	/**
	 * @param newVoxels other voxels
	 * @param newGeometry their geometry
	 * @return a volume with the same name, format, scaling and description
	 */
	public Volume with(final RandomAccessibleInterval<FloatType> newVoxels, final Geometry newGeometry) {
		return new Volume(name, newVoxels, newGeometry, pixelType, scaling, description);
	}
}
