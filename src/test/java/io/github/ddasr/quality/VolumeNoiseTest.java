package io.github.ddasr.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.ddasr.downsampling.RicianNoise;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Phantom;
import io.github.ddasr.volume.Slices;
import io.github.ddasr.volume.Volume;

import net.imglib2.img.array.ArrayImgs;

/** The noise of a volume as one number. */
class VolumeNoiseTest {

	private static final double SIGMA = 40;
	private static final Volume NOISY = noisy();

	private static Volume noisy() {
		final Volume phantom = Phantom.brain(60, 74, 60);
		for (int z = 0; z < 60; z++) {
			final float[] plane = Slices.read(phantom.voxels(), 2, z);
			RicianNoise.add(plane, SIGMA, new SplittableRandom(z));
			Slices.write(phantom.voxels(), 2, z, plane);
		}
		return phantom;
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void itIsThatWhichWasAdded(final int dimension) {
		assertEquals(SIGMA, VolumeNoise.of(NOISY, dimension, Monitor.NONE), 0.08 * SIGMA);
	}

	@Test
	void aPhantomWithoutNoiseHasHardlyAny() {
		// Of a white of 3500; the fine pattern of the phantom's tissue is what is left.
		assertTrue(VolumeNoise.of(Phantom.brain(180, 220, 2), 2, Monitor.NONE) < 5);
	}

	@Test
	void withoutAirItIsThatOfTheBrightTissue() {
		final Volume phantom = Phantom.brain(180, 220, 2);
		final Random random = new Random(3);
		// As in a masked scan: the air is 0, and the noise lies on the head alone.
		for (int z = 0; z < 2; z++) {
			final float[] plane = Slices.read(phantom.voxels(), 2, z);
			for (int i = 0; i < plane.length; i++) plane[i] = plane[i] < 100 ? 0 : (float) (plane[i] + 50 * random.nextGaussian());
			Slices.write(phantom.voxels(), 2, z, plane);
		}
		assertEquals(50, VolumeNoise.of(phantom, 2, Monitor.NONE), 3);
	}

	@Test
	void whereThereIsNothingToMeasureThereIsNoNumber() {
		final Volume flat = new Volume("flat", ArrayImgs.floats(new float[64], 4, 4, 4), Geometry.ofSpacing(1, 1, 1));
		assertTrue(Double.isNaN(VolumeNoise.of(flat, 2, Monitor.NONE)));
		final Volume broken = new Volume("broken", ArrayImgs.floats(new float[] { 1, Float.NaN, 3, 4 }, 2, 2, 1), Geometry.ofSpacing(1, 1,
			1));
		assertTrue(Double.isNaN(VolumeNoise.of(broken, 2, Monitor.NONE)));
	}
}
