package io.github.ddasr.downsampling;

import java.util.Arrays;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Volume;
import net.imglib2.view.Views;

/** The part of a fine scan that coarse pixels fill wholly. */
public final class WholeCells {

	private WholeCells() {}

	/**
	 * @param fine a fine scan
	 * @param factors fine pixels per coarse pixel along x, y, z; 1 where nothing becomes coarser
	 * @return its largest part with sides that the factors divide; what is over is left out at the end of each dimension, so
	 *         that the first voxel and with it the place in the world stay
	 * @throws DdasrException if the scan is smaller than a coarse pixel
	 */
	public static Volume of(final Volume fine, final int... factors) {
		final long[] size = fine.dimensions();
		for (int d = 0; d < size.length; d++) {
			size[d] -= size[d] % factors[d];
			if (size[d] == 0) throw new DdasrException("The slices of " + fine.name() + " are smaller than " + factors[d] +
				" pixels. Choose a smaller scale, or another axis.");
		}
		if (Arrays.equals(size, fine.dimensions())) return fine;
		return fine.with(Views.interval(fine.voxels(), new long[3], new long[] { size[0] - 1, size[1] - 1, size[2] - 1 }),
			fine.geometry());
	}
}
