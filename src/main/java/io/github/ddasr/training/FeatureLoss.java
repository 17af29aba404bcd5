package io.github.ddasr.training;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * How wrong a feature network's answers are: cross entropy for what is chosen (degradation, direction, quarter
 * turn), squared differences for what is measured (strengths, position), each with its weight.
 */
final class FeatureLoss {

	private static final float KIND = 1;
	private static final float STRENGTH = 10;
	private static final float DIRECTION = 0.5f;
	private static final float TURN = 0.5f;
	private static final float POSITION = 3;

	private final FeatureQuestions questions;

	FeatureLoss(final FeatureQuestions questions) {
		this.questions = questions;
	}

	/** The loss of a batch, one value. */
	NDArray of(final NDArray answers, final List<FeaturePatch> truth) {
		final int n = truth.size();
		final float[] chosen = new float[n * questions.outputs()], measured = new float[chosen.length];
		final float[] weights = new float[chosen.length];
		for (int i = 0; i < n; i++) fill(truth.get(i), i * questions.outputs(), n, chosen, measured, weights);
		final NDManager m = answers.getManager();
		final Shape shape = answers.getShape();
		final NDArray choice = owned(m, chosen, shape), measure = owned(m, measured, shape), weight = owned(m, weights, shape);
		NDArray loss = answers.sub(measure).square().mul(weight).sum();
		final int[][] groups = { { 0, questions.strengths() }, { questions.directions(), questions.turns() }, { questions
			.turns(), questions.positions() } };
		for (final int[] g : groups) {
			final NDIndex part = new NDIndex(":, {}:{}", g[0], g[1]);
			loss = loss.sub(answers.get(part).logSoftmax(1).mul(choice.get(part)).sum());
		}
		return loss;
	}

	private void fill(final FeaturePatch patch, final int at, final int n, final float[] chosen, final float[] measured,
		final float[] weights)
	{
		chosen[at + patch.kind()] = KIND / n;
		chosen[at + questions.directions() + patch.direction()] = DIRECTION / n;
		chosen[at + questions.turns() + patch.turn()] = TURN / n;
		if (patch.kind() > 0) measured[at + questions.strengths() + patch.kind() - 1] = (float) patch.strength();
		for (int k = questions.strengths(); k < questions.degradationOutputs(); k++) {
			weights[at + k] = STRENGTH / n / (questions.kindCount() - 1);
		}
		for (int k = 0; k < FeatureQuestions.POSITIONS; k++) {
			measured[at + questions.positions() + k] = (float) patch.position()[k];
			weights[at + questions.positions() + k] = POSITION / n / FeatureQuestions.POSITIONS;
		}
	}

	/** An array that owns its memory, since the recorded graph outlives the Java buffer. */
	private static NDArray owned(final NDManager manager, final float[] values, final Shape shape) {
		try (NDArray borrowed = manager.create(values, shape)) {
			return borrowed.duplicate();
		}
	}
}
