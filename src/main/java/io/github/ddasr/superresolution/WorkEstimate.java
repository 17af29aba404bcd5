package io.github.ddasr.superresolution;

import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;
import io.github.ddasr.volume.VolumeSeries;

import java.util.Locale;

/**
 * What an enlargement will take, known before it starts.
 *
 * @param slices number of slices in all volumes
 * @param width columns of a slice
 * @param height rows of a slice
 * @param factor output pixels per input pixel
 * @param tile tiles and memory outside the heap
 * @param heapBytes heap for one slab
 * @param outputBytes size of the result in the source's number format, uncompressed
 */
public record WorkEstimate(long slices, int width, int height, int factor, SliceEnlarger.Footprint tile,
	long heapBytes, long outputBytes)
{

	/**
	 * @param series the volumes
	 * @param method the open method
	 * @param options how to enlarge
	 * @param trust what is done besides
	 * @param budget memory for slabs
	 * @return the estimate
	 */
	static WorkEstimate of(final VolumeSeries series, final SliceEnlarger method,
		final SuperResolutionOptions options, final TrustOptions trust, final MemoryBudget budget)
	{
		final Volume first = series.first();
		final int dimension = first.geometry().dimensionOf(options.axis());
		final int w = Slices.width(first.voxels(), dimension), h = Slices.height(first.voxels(), dimension);
		final long n = Math.multiplyExact(first.voxels().dimension(dimension), (long) series.size());
		final SlabSize slab = SlabSize.of(method, w, h, trust, budget);
		final long output = n * w * h * options.factor() * options.factor() * first.pixelType().bytes();
		return new WorkEstimate(n, w, h, options.factor(), method.footprint(w, h), slab.bytes(), output);
	}

	/** @return one line for the user */
	@Override
	public String toString() {
		return String.format(Locale.ROOT,
			"%d slices of %d × %d to %d × %d, tiles of %d × %d; result %s, memory about %s", slices, width, height,
			(long) factor * width, (long) factor * height, tile.tileWidth(), tile.tileHeight(), megabytes(outputBytes),
			megabytes(heapBytes + tile.nativeBytes()));
	}

	private static String megabytes(final long bytes) {
		return String.format(Locale.ROOT, bytes < 10_000_000 ? "%.1f MB" : "%.0f MB", bytes / 1e6);
	}
}
