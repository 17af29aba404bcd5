package io.github.ddasr.superresolution;

import java.util.List;
import java.util.Map;

import io.github.ddasr.volume.SlabSink;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Takes one enlarged volume and its maps, slab by slab.
 *
 * @param fine takes the enlarged slices
 * @param maps take the maps that are asked for
 */
record VolumeSinks(SlabSink fine, Map<TrustMap, SlabSink> maps) {

	/** Of an enlargement without maps. */
	VolumeSinks(final SlabSink fine) {
		this(fine, Map.of());
	}

	/**
	 * @param slices slices of one size, in order
	 * @param width columns of each
	 * @param height rows of each
	 * @param dimension the dimension that is cut
	 * @return them as a slab
	 */
	static RandomAccessibleInterval<FloatType> slab(final List<float[]> slices, final long width, final long height, final int dimension) {
		return Views.moveAxis(Views.stack(slices.stream().map(slice -> ArrayImgs.floats(slice, width, height)).toList()), 2, dimension);
	}

	void commit() {
		maps.values().forEach(SlabSink::commit);
		fine.commit();
	}
}
