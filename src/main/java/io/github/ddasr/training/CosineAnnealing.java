package io.github.ddasr.training;

/**
 * Learning rate by cosine annealing with warm restarts, a pure function of the
 * step (Loshchilov and Hutter 2017): within a cycle of T steps,
 * lr = floor + ½ (peak − floor)(1 + cos(π t / T)). The very first steps rise
 * linearly from zero, so that Adam's young moments do no harm.
 *
 * @param peak rate at the start of each cycle
 * @param floor rate at the end of each cycle
 * @param cycle steps per cycle
 * @param warmup steps of linear rise at the very start; 0 for none
 */
public record CosineAnnealing(double peak, double floor, long cycle, long warmup) {

	/** Checks the ranges. */
	public CosineAnnealing {
		if (cycle < 1) throw new IllegalArgumentException("a cycle has at least one step");
	}

	/**
	 * @param step 0 for the first step
	 * @return the rate of that step
	 */
	public double rate(final long step) {
		// The end of a cycle belongs to it, so that the last step of a run stands at the floor.
		final long t = step > 0 && step % cycle == 0 ? cycle : step % cycle;
		final double rate = floor + 0.5 * (peak - floor) * (1 + Math.cos(Math.PI * t / cycle));
		return step < warmup ? rate * (step + 1) / warmup : rate;
	}
}
