package io.github.ddasr.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.api.Test;

class ForegroundTest {

	private static RandomAccessibleInterval<FloatType> image(final int nx, final int ny, final int nz,
		final IntToDoubleFunction value)
	{
		final float[] a = new float[nx * ny * nz];
		for (int i = 0; i < a.length; i++) a[i] = (float) value.applyAsDouble(i);
		return ArrayImgs.floats(a, nx, ny, nz);
	}

	/** A disc of tissue (1000 …) with a dark hole (100 …) in noisy air (1 … 60); 40 × 40 × 6. */
	private static double scan(final int i) {
		final double r = Math.hypot(i % 40 - 19.5, i / 40 % 40 - 19.5);
		return r > 14 ? 1 + i % 60 : r < 4 ? 100 + i % 50 : 1000 + i % 500;
	}

	/** numpy.histogram with 4096 bins and the between-class variance at every edge: largest at 908.105 … 908.594. */
	@Test
	void otsuEqualsNumpy() {
		final Histogram h = new Histogram(100, 2100);
		for (long i = 0; i < 4800; i++) {
			h.add(i % 5 < 3 ? 100 + i * 7919 % 401 : 900 + i * 104729 % 1201);
		}
		assertEquals(4800, h.total());
		assertEquals(908.34961, h.otsu(), 0.25);
		// numpy: v[v < 700].mean()
		assertEquals(299.9986, h.meanUpTo(700), 0.25);
		assertEquals(0.6, h.shareBelow(700), 1e-12);
	}

	@Test
	void otsuTakesTheMiddleOfAGap() {
		final Histogram h = new Histogram(0, 4096);
		for (int i = 0; i < 10; i++) {
			h.add(100);
			h.add(3000);
		}
		assertEquals((101 + 3000) / 2.0, h.otsu(), 1);
	}

	/** numpy: np.percentile(v[v &gt; 0], [0.1, 99.9]) = 205.399, 3195.803; bins of 0.73, samples 1.25 apart. */
	@Test
	void theWindowOfAMaskedVolumeIgnoresZeros() {
		final Foreground f = Foreground.of(image(24, 20, 10, i -> i % 24 < 12 ? 0 : 200 + i * 7919L % 3001));
		assertTrue(f.masked());
		assertEquals(205.399, f.window().lower(), 1.5);
		assertEquals(3195.803, f.window().upper(), 1.5);
		assertEquals(2400, f.voxels());
		assertEquals(0, f.background());
		assertEquals(0, f.threshold());
		assertEquals(0, f.minimum());
		assertEquals(3200, f.maximum());
	}

	@Test
	void oneHugeVoxelDoesNotMoveTheWindow() {
		// 200 000 voxels, so that one is below the share that is cut off.
		final Foreground f = Foreground.of(image(100, 100, 20, //
			i -> i == 4321 ? 1e9 : i % 4 == 0 ? 0 : 200 + i * 7919L % 3001));
		assertTrue(f.masked());
		assertEquals(203, f.window().lower(), 2);
		assertEquals(3197, f.window().upper(), 2);
		assertEquals(1e9, f.maximum());
	}

	@Test
	void aWholeScanIsCutAtOtsuAndItsEnclosedDarkPlacesCount() {
		final Foreground f = Foreground.of(image(40, 40, 6, ForegroundTest::scan));
		assertFalse(f.masked());
		assertTrue(f.threshold() > 150 && f.threshold() < 1000, "" + f.threshold());
		// The darkest foreground is 100; air, which is darker, becomes 0 as it is in a masked volume.
		assertEquals(f.background(), f.window().lower());
		assertEquals(1499, f.window().upper(), 2);
		assertTrue(f.background() > 20 && f.background() < 50, "" + f.background());
		int disc = 0;
		for (int i = 0; i < 1600; i++) if (Math.hypot(i % 40 - 19.5, i / 40 - 19.5) <= 14) disc++;
		assertEquals(6 * disc, f.voxels());
	}

	@Test
	void clippedNoisyAirIsNotTakenForAMask() {
		final Foreground f = Foreground.of(image(40, 40, 6, i -> scan(i) < 20 ? 0 : scan(i)));
		assertFalse(f.masked());
		assertEquals(f.background(), f.window().lower());
	}

	@Test
	void airThatIsNotMaskedIsNotNegative() {
		// A masked scan that was truncated in k-space rings into its air, which is then no longer exactly 0.
		final Foreground f = Foreground.of(image(40, 40, 6, i -> scan(i) < 60 ? Math.abs(8 * Math.sin(i)) : scan(i)));
		assertFalse(f.masked());
		assertEquals(0, f.window().normalise((float) f.background()), 1e-6);
		assertTrue(f.window().normalise(0) > -0.01, "" + f.window());
	}

	@Test
	void aConstantStaysConstant() {
		for (final float value : new float[] { 0, 7, -3, 1e30f, -1e30f }) {
			final Foreground f = Foreground.of(image(4, 4, 2, i -> value));
			assertEquals(0, f.window().normalise(value));
			assertEquals(value, f.window().denormalise(f.window().normalise(value)));
			assertEquals(0, f.voxels());
		}
	}

	@Test
	void twoValuesGiveAWindow() {
		final IntensityWindow w = IntensityWindow.ofForeground(image(8, 8, 2, i -> i % 3 == 0 ? 1 : 0));
		assertTrue(w.upper() > w.lower());
		assertTrue(w.lower() >= 0 && w.upper() <= 1.001);
	}

	@Test
	void negativeValuesAreAllowed() {
		final Foreground f = Foreground.of(image(40, 40, 6, i -> scan(i) - 1024));
		assertEquals(f.background(), f.window().lower());
		assertTrue(f.background() > 20 - 1024 && f.background() < 50 - 1024, "" + f.background());
		assertEquals(-1023, f.minimum());
	}

	@Test
	void nonFiniteVoxelsAreCountedAndLeftOut() {
		final IntToDoubleFunction holed = i -> i == 5 ? Double.NaN : i == 9 ? Double.POSITIVE_INFINITY //
			: i == 11 ? Double.NEGATIVE_INFINITY : scan(i);
		final RandomAccessibleInterval<FloatType> voxels = image(40, 40, 6, holed);
		final Foreground f = Foreground.of(voxels);
		assertEquals(3, f.nonFinite());
		assertEquals(3, NonFinite.count(voxels));
		assertEquals(1499, f.maximum());
		final Volume volume = new Volume("head", voxels, Geometry.ofSpacing(1, 1, 1));
		final DdasrException e = assertThrows(DdasrException.class, () -> NonFinite.handled(volume, f, false,
			Monitor.NONE));
		assertEquals("head holds 3 voxels that are NaN or infinite. Repair the file, " +
			"or give invalid=replace to set them to the background's value.", e.getMessage());
		final List<String> warnings = new ArrayList<>();
		final Volume repaired = NonFinite.handled(volume, f, true, new Monitor() {

			@Override
			public void warn(final String message) {
				warnings.add(message);
			}
		});
		assertEquals(1, warnings.size());
		assertEquals(0, NonFinite.count(repaired.voxels()));
		assertEquals((float) f.background(), repaired.voxels().getAt(5, 0, 0).get());
		assertEquals((float) scan(6), repaired.voxels().getAt(6, 0, 0).get());
	}

	@Test
	void aSoundVolumeIsHandedOnAsItIs() {
		final Volume volume = new Volume("head", image(40, 40, 6, ForegroundTest::scan), Geometry.ofSpacing(1, 1, 1));
		assertSame(volume, NonFinite.handled(volume, Foreground.of(volume.voxels()), false, Monitor.NONE));
	}

	@Test
	void aVolumeWithoutFiniteVoxelsIsRefused() {
		final DdasrException e = assertThrows(DdasrException.class, () -> Foreground.of(image(2, 2, 2, i -> Double.NaN)));
		assertEquals("None of the image's 8 voxels holds a finite number. Check how the file was written.", e
			.getMessage());
	}

	@Test
	void cancelStopsTheMeasurement() {
		final Monitor canceled = new Monitor() {

			@Override
			public boolean isCanceled() {
				return true;
			}
		};
		assertThrows(CanceledException.class, () -> Foreground.of(image(4, 4, 4, i -> i), canceled));
	}
}
