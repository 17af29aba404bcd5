package io.github.ddasr.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import io.github.ddasr.network.Parameters;
import io.github.ddasr.network.SrnGenerator;

/** Everything that changes while a network learns; a {@link Checkpoint} holds exactly this. */
final class TrainingState implements AutoCloseable {

	private static final double MAX_GRADIENT_NORM = 1.0;

	private final NDManager manager;
	private final SrnGenerator generator;
	private final SrnGenerator averaged;
	private final Adam adam;
	private long step;
	private History history = new History();
	private float[] best;
	private double bestScore = Double.NEGATIVE_INFINITY;

	/** A run's first state, with the weights that the source gives. */
	TrainingState(final NDManager parent, final TrainingOptions options, final Parameters.Source start) {
		manager = parent.newSubManager();
		generator = new SrnGenerator(options.configuration(), new Parameters(manager, start));
		averaged = new SrnGenerator(options.configuration(), new Parameters(manager, start));
		generator.parameters().recordGradients();
		adam = new Adam(manager, weights(), MAX_GRADIENT_NORM);
	}

	/** The network that learns. */
	SrnGenerator generator() {
		return generator;
	}

	/** The same network with averaged weights. */
	SrnGenerator averaged() {
		return averaged;
	}

	NDArray weights() {
		return generator.parameters().flat();
	}

	NDArray average() {
		return averaged.parameters().flat();
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

	@Override
	public void close() {
		manager.close();
	}
}
