package io.github.ddasr.volume;

/** The sample of a line that a mirror at each of its ends shows at a place outside, at any distance. */
public final class Mirror {

	private Mirror() {}

	/**
	 * Mirrors that repeat the samples at the ends: … 1 0 | 0 1 … n−1 | n−1 n−2 …
	 *
	 * @param index any index, also negative or beyond the end
	 * @param size number of samples, at least 1
	 * @return the sample shown there
	 */
	public static int repeating(final long index, final int size) {
		final int phase = (int) Math.floorMod(index, 2L * size);
		return Math.min(phase, 2 * size - 1 - phase);
	}

	/**
	 * Mirrors at the centres of the samples at the ends: … 2 1 | 0 1 … n−1 | n−2 n−3 …
	 *
	 * @param index any index, also negative or beyond the end
	 * @param size number of samples, at least 1
	 * @return the sample shown there
	 */
	public static int centred(final long index, final int size) {
		if (size == 1) return 0;
		final int period = 2 * (size - 1), phase = (int) Math.floorMod(index, (long) period);
		return Math.min(phase, period - phase);
	}
}
