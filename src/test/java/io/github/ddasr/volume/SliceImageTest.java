package io.github.ddasr.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import net.imglib2.img.array.ArrayImgs;

class SliceImageTest {

	private static final Volume VOLUME = volume();

	private static Volume volume() {
		final float[] values = new float[4 * 5 * 6];
		for (int i = 0; i < values.length; i++) values[i] = i;
		return new Volume("head", ArrayImgs.floats(values, 4, 5, 6), Geometry.ofSpacing(1, 2, 3), PixelType.INT16, "text");
	}

	@Test
	void slicesOfAllDirectionsLieInThePlane() {
		final Volume across = new SliceImage(VOLUME, 0).of(3);
		// x = 3; columns run along y, rows along z.
		assertArrayEquals(new long[] { 5, 6, 1 }, across.dimensions());
		assertEquals(3 + 4 * 2 + 20 * 5, across.voxels().getAt(2, 5, 0).get());
		assertArrayEquals(new double[] { 2, 3, 1 }, across.geometry().spacing());
		assertArrayEquals(new double[] { 1, 3, 2 }, new SliceImage(VOLUME, 1).of(0).geometry().spacing());
		assertArrayEquals(new double[] { 1, 2, 3 }, new SliceImage(VOLUME, 2).of(0).geometry().spacing());
		assertEquals(PixelType.INT16, across.pixelType());
	}

	@Test
	void finerPixelsFillTheSameSlice() {
		final Volume fine = new SliceImage(VOLUME, 1).of(new float[8 * 18], 8, 18);
		assertArrayEquals(new double[] { 0.5, 1, 2 }, fine.geometry().spacing());
		assertEquals(false, fine.geometry().isPlaced());
	}
}
