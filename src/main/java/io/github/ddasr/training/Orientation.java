package io.github.ddasr.training;

import java.util.SplittableRandom;

/**
 * How a patch is turned: by quarter turns and mirrors.
 *
 * @param axes for each axis of the turned patch the axis of the scan that it runs along
 * @param flipped for each axis of the turned patch whether it runs backwards
 */
record Orientation(int[] axes, boolean[] flipped) {

	/** Nothing is turned. */
	static final Orientation NONE = new Orientation(new int[] { 0, 1, 2 }, new boolean[3]);

	/** Any of the 48 ways. */
	static Orientation draw(final SplittableRandom random) {
		return draw(0, random.nextInt(3), random);
	}

	/** Any of the 16 ways that bring one axis of the scan to a given axis of the patch. */
	static Orientation draw(final int from, final int to, final SplittableRandom random) {
		final boolean swapped = random.nextBoolean();
		final int[] axes = new int[3];
		axes[to] = from;
		axes[(to + 1) % 3] = (from + (swapped ? 2 : 1)) % 3;
		axes[(to + 2) % 3] = (from + (swapped ? 1 : 2)) % 3;
		return new Orientation(axes, new boolean[] { random.nextBoolean(), random.nextBoolean(), random.nextBoolean() });
	}
}
