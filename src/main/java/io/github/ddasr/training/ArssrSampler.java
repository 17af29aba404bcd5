package io.github.ddasr.training;

import java.util.SplittableRandom;

/** Batches for the training of ArSSR. Each is a pure function of (seed, step), so a resumed run sees the same stream as an undisturbed one. */
interface ArssrSampler extends AutoCloseable {

	/**
	 * @param step 0 for the first
	 * @return its batch
	 */
	ArssrBatch batch(long step);

	@Override
	default void close() {}

	/** A generator for one purpose. */
	static SplittableRandom random(final long seed, final long number) {
		return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number * 0xD1B54A32D192ED03L);
	}
}
