package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ReflectionTest {

	@Test
	void copiesAWindowBeyondTheImage() {
		final float[] image = { 1, 2, 3, 4, 5, 6 };
		final float[] window = new float[1 + 4 * 3];
		Reflection.copyWindow(image, 3, 2, 1, 0, window, 1, 4, 3);
		assertArrayEquals(new float[] { 0, 2, 3, 2, 1, 5, 6, 5, 4, 2, 3, 2, 1 }, window);
	}
}
