package io.github.ddasr.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Exponential moving average of a flat vector of weights; starts as a copy. */
final class MovingAverage {

	private final double decay;

	/** @param decay share of the old average that stays, per step; 0.999 by default */
	MovingAverage(final double decay) {
		this.decay = decay;
	}

	/**
	 * @param average changed in place: decay·average + (1 − decay)·weights
	 * @param weights the weights after the step
	 * @param scope owner of what is made on the way
	 * @param step 0 for the first step; young averages follow faster, so that the start is forgotten
	 */
	void update(final NDArray average, final NDArray weights, final NDManager scope, final long step) {
		final double d = Math.min(decay, (1.0 + step) / (10 + step));
		try (NDManager own = scope.newSubManager()) {
			own.tempAttachAll(weights);
			average.muli((float) d);
			average.addi(weights.mul((float) (1 - d)));
		}
	}
}
