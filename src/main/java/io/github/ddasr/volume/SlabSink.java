package io.github.ddasr.volume;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Takes a volume slab by slab, so that a result never has to be in memory as a
 * whole. A sink that is closed without {@link #commit()} leaves nothing behind:
 * no file, no temporary file, and any older file under the final name untouched.
 */
public interface SlabSink extends AutoCloseable {

	/**
	 * Takes the slices {@code from … from + slab.dimension(dimension) − 1} along one dimension.
	 * Slabs come in increasing order, do not overlap, and cover the volume.
	 *
	 * @param slab real-world values, axes x, y, z, minimum (0,0,0), whole extent on the other two dimensions
	 * @param dimension the dimension along which the volume is cut: 0, 1 or 2, the same in every call
	 * @param from index of the first slice
	 */
	void write(RandomAccessibleInterval<FloatType> slab, int dimension, long from);

	/** Makes the result final. Called once, after the last slab. */
	void commit();

	@Override
	void close();
}
