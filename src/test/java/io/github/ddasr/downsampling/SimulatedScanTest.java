package io.github.ddasr.downsampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import net.imglib2.img.array.ArrayImgs;

class SimulatedScanTest {

	private static final Downsampler AREA = Downsamplers.of("area");

	@Test
	void cellsAreAveragedAndTheGridFollows() {
		final Volume coarse = new SimulatedScan(Axis.AXIAL, 2, AREA, 0, 1).of(ramp(), Monitor.NONE);
		assertArrayEquals(new long[] { 2, 1, 3 }, coarse.dimensions());
		assertArrayEquals(new double[] { 2, 4, 5 }, coarse.geometry().spacing());
		// Mean of x = 2, 3 and y = 0, 1 at z = 2 of x + 10 y + 100 z.
		assertEquals(2.5 + 5 + 200, coarse.voxels().getAt(1, 0, 2).get(), 1e-4);
		// The first coarse voxel's centre lies half a fine voxel from that of the first fine one.
		assertEquals(0.5, coarse.geometry().affine()[0][3], 1e-12);
		assertEquals(1.0, coarse.geometry().affine()[1][3], 1e-12);
		assertEquals(0.0, coarse.geometry().affine()[2][3], 1e-12);
	}

	@Test
	void otherAxesAreCutToo() {
		final Volume coarse = new SimulatedScan(Axis.SAGITTAL, 3, AREA, 0, 1).of(ramp(), Monitor.NONE);
		assertArrayEquals(new long[] { 5, 1, 1 }, coarse.dimensions());
		assertEquals(4 + 10 + 100, coarse.voxels().getAt(4, 0, 0).get(), 1e-4);
	}

	@Test
	void noiseFollowsTheSeed() {
		final float first = noisy(1), again = noisy(1), other = noisy(2);
		assertEquals(first, again);
		assertNotEquals(first, other);
	}

	@Test
	void tooSmallIsRefused() {
		final DdasrException e = assertThrows(DdasrException.class, () -> new SimulatedScan(Axis.AXIAL, 4, AREA, 0, 1).of(
			ramp(), Monitor.NONE));
		assertEquals("The slices of ramp are smaller than 4 pixels. Choose a smaller scale, or another axis.", e
			.getMessage());
	}

	private static float noisy(final long seed) {
		return new SimulatedScan(Axis.AXIAL, 2, AREA, 5, seed).of(ramp(), Monitor.NONE).voxels().getAt(0, 0, 1).get();
	}

	/** 5 × 3 × 3 voxels of 1 × 2 × 5 mm with value x + 10 y + 100 z. */
	private static Volume ramp() {
		final float[] values = new float[45];
		for (int i = 0; i < values.length; i++) values[i] = i % 5 + 10 * (i / 5 % 3) + 100 * (i / 15);
		return new Volume("ramp", ArrayImgs.floats(values, 5, 3, 3), Geometry.ofSpacing(1, 2, 5));
	}
}
