package io.github.ddasr.comparison;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Kernel;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Resampler;
import io.github.ddasr.volume.ResamplingMatrix;
import io.github.ddasr.volume.Volume;

/**
 * Two volumes on the first one's grid, cut to what both show. The second is resampled by cubic convolution about
 * aligned cells where its voxels have another size (widened to the larger voxel where they are smaller).
 */
final class CommonGrid {

	/** How far faces of voxels may be apart, in voxels of the first volume. */
	private static final double TOLERANCE = 0.1;

	private final Volume first;
	private final Volume second;
	private final boolean resampled;

	private CommonGrid(final Volume first, final Volume second, final boolean resampled) {
		this.first = first;
		this.second = second;
		this.resampled = resampled;
	}

	/**
	 * @param a decides the grid
	 * @param b is brought onto it
	 * @param monitor asked for cancel
	 * @throws DdasrException if the faces of the voxels do not meet, or nothing is shown by both
	 */
	static CommonGrid of(final PlacedVolume a, final PlacedVolume b, final Monitor monitor) {
		RandomAccessibleInterval<FloatType> voxels = b.volume().voxels();
		final long[] min = new long[3], max = new long[3], shift = new long[3];
		boolean resampled = false;
		for (int d = 0; d < 3; d++) {
			monitor.checkCanceled("resampling");
			final long size = whole((b.end(d) - b.begin(d)) / a.spacing(d), a, b);
			shift[d] = whole(a.voxels(d, b.begin(d)), a, b);
			min[d] = Math.max(0, shift[d]);
			max[d] = Math.min(a.size(d), shift[d] + size) - 1;
			if (size < 1 || max[d] < min[d]) throw new DdasrException("\"" + a.name() + "\" and \"" + b.name() +
				"\" show nothing in common. Choose images of the same place.");
			if (size == b.size(d)) continue;
			resampled = true;
			voxels = Resampler.along(voxels, d, ResamplingMatrix.of(Kernel.CUBIC, b.size(d), Math.toIntExact(size)));
		}
		final Volume first = a.volume().with(Views.zeroMin(Views.interval(a.volume().voxels(), min, max)), a.volume()
			.geometry().from(min));
		final Volume second = b.volume().with(Views.zeroMin(Views.interval(Views.translate(voxels, shift), min, max)), first
			.geometry());
		return new CommonGrid(first, second, resampled);
	}

	private static long whole(final double voxels, final PlacedVolume a, final PlacedVolume b) {
		final long nearest = Math.round(voxels);
		if (Math.abs(voxels - nearest) > TOLERANCE) throw new DdasrException("The voxels of \"" + b.name() +
			"\" do not fit those of \"" + a.name() +
			"\": their faces do not meet. Choose images of one field of view, or cut off at faces of the larger voxels.");
		return nearest;
	}

	/** @return the first volume, cut */
	Volume first() {
		return first;
	}

	/** @return the second volume on the same grid */
	Volume second() {
		return second;
	}

	/** @return whether the second one had voxels of another size */
	boolean isResampled() {
		return resampled;
	}
}
