package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;

import net.imglib2.img.array.ArrayImgs;

class WantedVoxelsTest {

	private static final int SIDE = 32;

	/** Two cubes, the larger one hollow; the air is 0, as in masked volumes, or noisy. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void allPartsAreWantedAndTheirHoles(final boolean masked) {
		final float[] values = new float[SIDE * SIDE * SIDE];
		final boolean[] expected = new boolean[values.length];
		for (int i = 0; i < values.length; i++) {
			final int x = i % SIDE, y = i / SIDE % SIDE, z = i / SIDE / SIDE;
			final boolean hole = inside(7, 9, x, y, z), part = inside(4, 12, x, y, z) && !hole || inside(22, 26, x, y, z);
			values[i] = part ? 800 + i % 7 : hole ? masked ? 0 : 20 : masked ? 0 : 10 + i % 5;
			// Three voxels more on every side.
			expected[i] = inside(1, 15, x, y, z) || inside(19, 29, x, y, z);
		}
		final Volume volume = new Volume("two", ArrayImgs.floats(values, SIDE, SIDE, SIDE), Geometry.ofSpacing(1, 1, 1));
		final PreparedVolume ready = PreparedVolume.of(volume, SuperResolutionOptions.of(Axis.AXIAL, 2), false, Monitor.NONE);
		assertEquals(masked, ready.foreground().masked());
		final boolean[] wanted = WantedVoxels.of(ready, Monitor.NONE);
		for (int i = 0; i < wanted.length; i++) assertEquals(expected[i], wanted[i], "voxel " + i);
	}

	private static boolean inside(final int from, final int to, final int x, final int y, final int z) {
		return Math.min(x, Math.min(y, z)) >= from && Math.max(x, Math.max(y, z)) <= to;
	}
}
