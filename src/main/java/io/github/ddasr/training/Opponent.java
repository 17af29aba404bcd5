package io.github.ddasr.training;

import ai.djl.ndarray.NDManager;

import io.github.ddasr.network.Buffers;
import io.github.ddasr.network.Parameters;

/**
 * A network that learns against a {@link Trainee}, by steps of its own after each of the trainee's. While the trainee learns
 * its weights are held still. Its weights, its optimiser and its buffers are part of the checkpoint.
 */
interface Opponent {

	/** The weights that learn. */
	Parameters parameters();

	/** What the network keeps from pass to pass. */
	Buffers buffers();

	/** The step at which it begins to learn, 0 for the first; before that the trainee learns alone. */
	long firstStep();

	/**
	 * Computes the loss of a step and its gradient, on what the trainee made in this step.
	 *
	 * @param step 0 for the first
	 * @param scope the one in which the trainee's step was computed
	 * @return the last terms of {@link Trainee#terms()}; the first of them is what is made small
	 */
	double[] backward(long step, NDManager scope);
}
