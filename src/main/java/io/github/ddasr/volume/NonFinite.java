package io.github.ddasr.volume;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.type.numeric.real.FloatType;

/** Deals with voxels that are NaN or infinite: they are counted, and refused or replaced, never passed on. */
public final class NonFinite {

	private NonFinite() {}

	/**
	 * @param volume a volume
	 * @param foreground its foreground, which has counted them
	 * @param replace whether to set them to the background's value; false refuses the volume
	 * @param monitor told how many were replaced
	 * @return the volume itself if all voxels are finite, else a view of it
	 * @throws DdasrException if there are any and they are not to be replaced
	 */
	public static Volume handled(final Volume volume, final Foreground foreground, final boolean replace,
		final Monitor monitor)
	{
		final long n = foreground.nonFinite();
		if (n == 0) return volume;
		final String what = n == 1 ? "1 voxel that is" : n + " voxels that are";
		if (!replace) {
			throw new DdasrException(volume.name() + " holds " + what +
				" NaN or infinite. Repair the file, or give invalid=replace to set them to the background's value.");
		}
		monitor.warn(volume.name() + ": " + what + " NaN or infinite set to the background, " + //
			(float) foreground.background() + ".");
		return volume.with(replaced(volume.voxels(), (float) foreground.background()), volume.geometry());
	}

	/**
	 * @param voxels an image
	 * @param value what takes the place of NaN and infinity
	 * @return a read-only view of the image
	 */
	public static RandomAccessibleInterval<FloatType> replaced(final RandomAccessibleInterval<FloatType> voxels,
		final float value)
	{
		return Converters.convert(voxels, (from, to) -> to.set(Float.isFinite(from.get()) ? from.get() : value),
			new FloatType());
	}

	/**
	 * @param voxels a three-dimensional image
	 * @return the number of voxels that are NaN or infinite
	 */
	public static long count(final RandomAccessibleInterval<FloatType> voxels) {
		long n = 0;
		for (int k = 0; k < Slices.count(voxels, 2); k++) {
			for (final float v : Slices.read(voxels, 2, k)) if (!Float.isFinite(v)) n++;
		}
		return n;
	}
}
