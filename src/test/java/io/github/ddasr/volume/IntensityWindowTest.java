package io.github.ddasr.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class IntensityWindowTest {

	@Test
	void theEndsBecomeZeroAndOne() {
		final IntensityWindow w = new IntensityWindow(-1024, 3072);
		assertEquals(0, w.normalise(-1024));
		assertEquals(1, w.normalise(3072));
		assertEquals(0.25f, w.normalise(0));
		assertEquals(1.25f, w.normalise(4096), "values outside are not clipped");
		assertEquals(4096, w.width());
	}

	@Test
	void theMapIsInvertedToOneUnitIn16Bits() {
		final IntensityWindow w = new IntensityWindow(37.5, 51234.25);
		for (int v = -5000; v < 65536; v += 7) assertEquals(v, w.denormalise(w.normalise(v)), 0.02);
	}

	@Test
	void anEmptyWindowIsRefused() {
		final DdasrException e = assertThrows(DdasrException.class, () -> new IntensityWindow(5, 5));
		assertEquals("The intensity window [5.0, 5.0] is empty. Give a window whose upper end is above its lower end.", e
			.getMessage());
		assertThrows(DdasrException.class, () -> new IntensityWindow(Double.NaN, 1));
	}
}
