package io.github.ddasr.training;

import java.util.Map;

/**
 * The result of a training run.
 *
 * @param weights name → values, row major
 * @param shapes name → shape
 * @param options how it was trained
 * @param history what was measured on the way
 * @param steps steps done
 * @param interrupted whether the run was ended before its last step
 */
public record TrainedNetwork(Map<String, float[]> weights, Map<String, long[]> shapes, TrainingOptions options,
	History history, long steps, boolean interrupted)
{

	static TrainedNetwork of(final TrainingState state, final TrainingOptions options, final boolean interrupted) {
		final float[] best = state.best() == null ? state.average().toFloatArray() : state.best();
		return new TrainedNetwork(state.generator().parameters().cut(best), state.generator().parameters().shapes(), options,
			state.history(), state.step(), interrupted);
	}
}
