package io.github.ddasr.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class IntensityWindowTest {

	@Test
	void mapsBothWays() {
		final IntensityWindow window = new IntensityWindow(100, 300);
		assertEquals(0.25f, window.normalise(150));
		assertEquals(150f, window.denormalise(0.25f));
		assertEquals(200, window.width());
	}

	@Test
	void refusesAnEmptyWindow() {
		assertThrows(DdasrException.class, () -> new IntensityWindow(5, 5));
		assertThrows(DdasrException.class, () -> new IntensityWindow(Double.NaN, 5));
	}
}
