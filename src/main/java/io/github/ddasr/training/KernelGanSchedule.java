package io.github.ddasr.training;

/**
 * How KernelGAN's weights and rate change while it runs. First the kernel is to be like cubic interpolation; once its
 * squared difference was below 0.4 three times running, that weight falls to a hundredth every fifteenth part of the run,
 * and when it is below 0.005 the kernel is asked to be centred and sparse as well. The rate falls to a tenth every
 * quarter. The published run has 3000 steps: quarters of 750, parts of 200, beginning with a rate of 0.0002.
 * <p>
 * Two additions. Shorter runs have a greater rate in proportion, up to five times, since a step of Adam moves weights by
 * about the rate, and the quarters are counted from when the kernel's sum first is near 1, for it starts from nearly
 * nothing. And the kernel must have a sum near 1 to count as like cubic interpolation: where a slice is of middle
 * grey, 0 for the networks, an empty kernel would do.
 */
final class KernelGanSchedule {

	private static final double RATE = 2e-4, LARGEST_RATE = 1e-3;
	private static final int QUARTERS = 4, PARTS = 15;
	private static final double ALIKE = 0.4, SUM_TOLERANCE = 0.2;
	private static final int TIMES = 3;
	private static final double CUBIC = 5, FALL = 100, LOWEST = 5e-6, SWITCH = 5e-3;
	private static final double CENTRING = 1, SPARSITY = 5;

	private final int quarter;
	private final int part;
	private final double first;
	private int alike;
	/** Step from which the quarters are counted; endlessly far until that is known. */
	private int begin;
	private double cubic = CUBIC;

	/** @param steps length of the run */
	KernelGanSchedule(final int steps) {
		quarter = Math.max(1, steps / QUARTERS);
		part = Math.max(1, steps / PARTS);
		begin = steps < KernelGan.PUBLISHED_STEPS ? Integer.MAX_VALUE : 0;
		first = Math.min(LARGEST_RATE, RATE * Math.max(1, KernelGan.PUBLISHED_STEPS / (double) steps));
	}

	/** @param step 0 for the first */
	double rate(final int step) {
		return first * Math.pow(0.1, Math.max(0, step - begin) / quarter);
	}

	/**
	 * Told after each step.
	 *
	 * @param step 0 for the first
	 * @param difference mean squared difference to cubic interpolation in that step
	 * @param sum of the kernel's taps in that step
	 */
	void done(final int step, final double difference, final double sum) {
		final boolean full = Math.abs(sum - 1) < SUM_TOLERANCE;
		if (full) begin = Math.min(begin, step);
		if (step == 0) return;
		if (alike < TIMES) alike = difference < ALIKE && full ? alike + 1 : 0;
		else if (step % part == 0) cubic = Math.max(LOWEST, cubic / FALL);
	}

	/** Weight of the likeness to cubic interpolation. */
	double cubic() {
		return cubic;
	}

	/** Weight of the centring. */
	double centring() {
		return cubic < SWITCH ? CENTRING : 0;
	}

	/** Weight of the sparsity. */
	double sparsity() {
		return cubic < SWITCH ? SPARSITY : 0;
	}
}
