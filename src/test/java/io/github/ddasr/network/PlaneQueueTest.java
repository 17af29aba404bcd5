package io.github.ddasr.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.ddasr.engine.Engines;
import org.junit.jupiter.api.Test;

class PlaneQueueTest {

	private static final int PIXELS = 6;

	private static float[] values(final List<Integer> planes) {
		final float[] values = new float[planes.size() * PIXELS];
		for (int i = 0; i < values.length; i++) values[i] = 10 * planes.get(i / PIXELS) + i % PIXELS;
		return values;
	}

	/** Whatever goes in and out, it is what a list would hold, in one piece of memory. */
	@Test
	void isAQueue() {
		final SplittableRandom random = new SplittableRandom(1);
		final List<Integer> expected = new ArrayList<>();
		int next = 0;
		try (NDManager keep = Engines.start().newBaseManager()) {
			final PlaneQueue queue = new PlaneQueue(keep);
			for (int step = 0; step < 300; step++) try (NDManager scope = keep.newSubManager()) {
				final List<Integer> more = new ArrayList<>();
				for (int k = random.nextInt(step < 150 ? 4 : 7); k >= 0; k--) more.add(next++);
				queue.add(scope.create(values(more), new Shape(more.size(), 1, 2, 3)));
				expected.addAll(more);
				final int some = 1 + random.nextInt(expected.size());
				assertArrayEquals(values(expected.subList(0, some)), queue.first(scope, some).toFloatArray());
				assertArrayEquals(values(expected.subList(some - 1, some)), queue.plane(scope, some - 1).toFloatArray());
				if (random.nextBoolean()) assertArrayEquals(values(expected.subList(0, some)), queue.take(scope, some).toFloatArray());
				else queue.drop(some);
				expected.subList(0, some).clear();
				assertEquals(expected.size(), queue.size());
			}
			assertEquals(1, keep.getManagedArrays().stream().filter(a -> a.getShape().dimension() > 0).count());
		}
	}

	@Test
	void givesNoMoreThanItHas() {
		try (NDManager keep = Engines.start().newBaseManager(); NDManager scope = keep.newSubManager()) {
			final PlaneQueue queue = new PlaneQueue(keep);
			queue.add(null);
			assertEquals(0, queue.size());
			queue.add(scope.zeros(new Shape(2, 1, 2, 3)));
			assertThrows(IllegalArgumentException.class, () -> queue.take(scope, 3));
			assertThrows(IllegalArgumentException.class, () -> queue.plane(scope, 2));
			assertThrows(IllegalArgumentException.class, () -> queue.drop(3));
			queue.drop(2);
			assertThrows(IllegalArgumentException.class, () -> queue.drop(1));
		}
	}
}
