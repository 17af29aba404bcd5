package io.github.ddasr.superresolution;

import io.github.ddasr.volume.SlabSink;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.planar.PlanarImgs;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/** Collects slabs into a volume in memory, one array per x-y plane, so that more than 2^31 voxels fit. */
final class MemorySink implements SlabSink {

	private final RandomAccessibleInterval<FloatType> voxels;

	/** @param dimensions size of the whole volume along x, y, z */
	MemorySink(final long[] dimensions) {
		voxels = PlanarImgs.floats(dimensions);
	}

	/** @return the voxels, complete after {@link #commit()} */
	RandomAccessibleInterval<FloatType> voxels() {
		return voxels;
	}

	@Override
	public void write(final RandomAccessibleInterval<FloatType> slab, final int dimension, final long from) {
		final long[] min = new long[3];
		min[dimension] = from;
		LoopBuilder.setImages(slab, Views.offsetInterval(voxels, min, slab.dimensionsAsLongArray())) //
			.forEachPixel((source, target) -> target.set(source));
	}

	@Override
	public void commit() {}

	@Override
	public void close() {}
}
