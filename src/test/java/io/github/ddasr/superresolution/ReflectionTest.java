package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class ReflectionTest {

	@Test
	void mirrorsAgainAndAgain() {
		// numpy.pad(numpy.arange(3), (5, 6), "reflect")
		final int[] expected = { 1, 0, 1, 2, 1, 0, 1, 2, 1, 0, 1, 2, 1, 0 };
		assertArrayEquals(expected, IntStream.range(-5, 9).map(i -> Reflection.index(i, 3)).toArray());
		assertArrayEquals(new int[] { 0, 0, 0 }, IntStream.range(-1, 2).map(i -> Reflection.index(i, 1)).toArray());
	}

	@Test
	void copiesAWindowBeyondTheImage() {
		final float[] image = { 1, 2, 3, 4, 5, 6 };
		final float[] window = new float[1 + 4 * 3];
		Reflection.copyWindow(image, 3, 2, 1, 0, window, 1, 4, 3);
		assertArrayEquals(new float[] { 0, 2, 3, 2, 1, 5, 6, 5, 4, 2, 3, 2, 1 }, window);
	}
}
