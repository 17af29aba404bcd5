package io.github.ddasr.io;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Volume;

/** Voxels as plain arrays, x fastest, for tests. */
final class Voxels {

	private Voxels() {}

	static float[] of(final Volume volume) {
		return of(volume.voxels());
	}

	static float[] of(final RandomAccessibleInterval<FloatType> image) {
		final float[] values = new float[(int) image.size()];
		final Cursor<FloatType> cursor = Views.flatIterable(image).cursor();
		for (int i = 0; i < values.length; i++) values[i] = cursor.next().get();
		return values;
	}

	/** 0, 1, 2, … in the order of the file. */
	static Volume counting(final long... size) {
		final float[] values = new float[(int) (size[0] * size[1] * size[2])];
		for (int i = 0; i < values.length; i++) values[i] = i;
		return new Volume("counting", ArrayImgs.floats(values, size), Geometry.ofSpacing(1, 1, 1));
	}
}
