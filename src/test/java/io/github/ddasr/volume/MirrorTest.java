package io.github.ddasr.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class MirrorTest {

	private static int[] places(final int from, final int to, final IntUnaryOperator shown) {
		return IntStream.range(from, to).map(shown).toArray();
	}

	/** As numpy.pad(numpy.arange(3), (5, 6), "symmetric"). */
	@Test
	void repeatsTheEnds() {
		assertArrayEquals(new int[] { 1, 2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0, 1, 2 }, places(-5, 9, i -> Mirror.repeating(i, 3)));
		assertArrayEquals(new int[] { 0, 0, 0 }, places(-1, 2, i -> Mirror.repeating(i, 1)));
	}

	/** As numpy.pad(numpy.arange(3), (5, 6), "reflect"). */
	@Test
	void mirrorsAtTheEnds() {
		assertArrayEquals(new int[] { 1, 0, 1, 2, 1, 0, 1, 2, 1, 0, 1, 2, 1, 0 }, places(-5, 9, i -> Mirror.centred(i, 3)));
		assertArrayEquals(new int[] { 0, 0, 0 }, places(-1, 2, i -> Mirror.centred(i, 1)));
	}
}
