package io.github.ddasr.training;

import java.util.Map;

import io.github.ddasr.network.Parameters;

/**
 * The result of a training run.
 *
 * @param best averaged weights that validated best, name → values, row major; the last ones without validation
 * @param last averaged weights after the last step, likewise
 * @param shapes name → shape
 * @param history what was measured on the way
 * @param steps steps done
 * @param interrupted whether the run was ended before its last step
 */
public record TrainedNetwork(Map<String, float[]> best, Map<String, float[]> last, Map<String, long[]> shapes,
	History history, long steps, boolean interrupted)
{

	static TrainedNetwork of(final TrainingState state, final boolean interrupted) {
		final Parameters parameters = state.parameters();
		final float[] last = state.average().toFloatArray(), best = state.best() == null ? last : state.best();
		return new TrainedNetwork(parameters.cut(best), parameters.cut(last), parameters.shapes(), state.history(),
			state.step(), interrupted);
	}
}
