package io.github.ddasr.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import io.github.ddasr.network.Parameters;

/** Everything that changes while a network learns; a {@link Checkpoint} holds exactly this. */
final class TrainingState {

	private static final double MAX_GRADIENT_NORM = 1.0;

	private final NDManager manager;
	private final Parameters learning;
	private final Parameters averaged;
	private final Adam adam;
	private final Opponent opponent;
	private final Adam opponentAdam;
	private long step;
	private History history = new History();
	private float[] best;
	private double bestScore = Double.NEGATIVE_INFINITY;

	/**
	 * A run's first state.
	 *
	 * @param trainee what learns; the gradients of its weights are recorded from now on, and its manager owns the optimisers'
	 *          memory
	 * @param beta2 Adam's second decay rate
	 */
	TrainingState(final Trainee trainee, final double beta2) {
		manager = trainee.manager();
		learning = trainee.parameters();
		averaged = trainee.averaged();
		opponent = trainee.opponent();
		learning.recordGradients();
		adam = new Adam(manager, weights(), MAX_GRADIENT_NORM, Adam.USUAL_BETA1, beta2);
		opponentAdam = opponent == null ? null : new Adam(manager, opponent.parameters().flat(), MAX_GRADIENT_NORM,
			Adam.USUAL_BETA1, beta2);
	}

	/** The network that learns against the first, or null. */
	Opponent opponent() {
		return opponent;
	}

	/** Its optimiser, or null. */
	Adam opponentAdam() {
		return opponentAdam;
	}

	/** The weights that learn. */
	Parameters parameters() {
		return learning;
	}

	NDArray weights() {
		return learning.flat();
	}

	NDArray average() {
		return averaged.flat();
	}

	Adam adam() {
		return adam;
	}

	NDManager manager() {
		return manager;
	}

	/** Steps done. */
	long step() {
		return step;
	}

	void stepDone() {
		step++;
	}

	History history() {
		return history;
	}

	/** The averaged weights that validated best, or null before the first validation. */
	float[] best() {
		return best;
	}

	double bestScore() {
		return bestScore;
	}

	/** Keeps the present average if its score is the best so far. */
	void offer(final double score) {
		if (best != null && !(score >= bestScore)) return;
		best = average().toFloatArray();
		bestScore = score;
	}

	void restore(final long doneSteps, final History rows, final float[] bestWeights, final double score) {
		step = doneSteps;
		history = rows;
		best = bestWeights;
		bestScore = score;
	}
}
