package io.github.ddasr.training;

import java.util.SplittableRandom;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;

/**
 * Cuts images so that the grid on which a feature network pools lies elsewhere at each step. Where both grids always coincide, that of
 * the network's pooling and that of the generator's pixel shuffles, a regular pattern is the cheapest way to imitate texture, and
 * the generator learns it.
 */
final class RandomPhase {

	/** Three poolings by 2: deeper maps are too coarse for a pattern. */
	private static final int PERIOD = 8;
	/** Smaller images would leave too little for five blocks. */
	private static final int SMALLEST = 32;

	private final long seed;
	private final int side;

	/**
	 * @param seed start of all draws
	 * @param side of the square images
	 */
	RandomPhase(final long seed, final int side) {
		this.seed = seed;
		this.side = side;
	}

	/**
	 * @param step the same step gives the same cut
	 * @param images N × C × side × side, cut all alike
	 * @return views or the images themselves, in the same order
	 */
	NDList of(final long step, final NDArray... images) {
		if (side < SMALLEST) return new NDList(images);
		final SplittableRandom random = new SplittableRandom(seed + step * 0x9E3779B97F4A7C15L);
		final int row = random.nextInt(PERIOD), column = random.nextInt(PERIOD), rest = side - PERIOD;
		final NDIndex cut = new NDIndex(":, :, {}:{}, {}:{}", row, row + rest, column, column + rest);
		final NDList cuts = new NDList();
		for (final NDArray image : images) cuts.add(image.get(cut));
		return cuts;
	}
}
