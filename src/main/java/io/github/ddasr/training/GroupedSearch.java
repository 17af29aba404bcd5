package io.github.ddasr.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.ddasr.quality.BrisqueModel;
import io.github.ddasr.volume.Monitor;

/**
 * Chooses C, γ and ε of a {@link SupportVectorRegression} by cross-validation over subjects: every subject is held
 * out once, alone or with others, so that no slice is judged by a function that learned from the same head.
 *
 * @param samples features and targets of all subjects
 * @param folds parts in which subjects are held out; at least 2, at most the number of subjects
 */
record GroupedSearch(List<FeatureSample> samples, int folds) {

	/** Tried for C with each γ, at the middle ε; then the other ε with the best of them. */
	static final double[] COSTS = { 16, 64, 256 }, GAMMAS = { 0.05, 0.2, 0.8 }, EPSILONS = { 0.25, 0.5, 1 };
	private static final double FIRST_EPSILON = 0.5;

	/**
	 * A choice and how it did.
	 *
	 * @param regression C, γ and ε
	 * @param error root mean squared error of the predictions
	 * @param predictions the held-out prediction of each sample
	 */
	record Choice(SupportVectorRegression regression, double error, double[] predictions) {}

	/** @return how many fits {@link #best} takes */
	private int fits() {
		return folds * (COSTS.length * GAMMAS.length + EPSILONS.length - 1);
	}

	/**
	 * @param monitor progress, and cancel between two fits
	 * @return the choice with the least error; of equals the first
	 */
	Choice best(final Monitor monitor) {
		final List<SupportVectorRegression> first = new ArrayList<>();
		for (final double cost : COSTS) for (final double gamma : GAMMAS) {
			first.add(new SupportVectorRegression(cost, gamma, FIRST_EPSILON));
		}
		Choice best = null;
		int done = 0;
		for (final SupportVectorRegression regression : first) {
			best = better(best, tried(regression, done, monitor));
			done += folds;
		}
		final SupportVectorRegression middle = best.regression();
		for (final double epsilon : EPSILONS) {
			if (epsilon == FIRST_EPSILON) continue;
			best = better(best, tried(new SupportVectorRegression(middle.cost(), middle.gamma(), epsilon), done, monitor));
			done += folds;
		}
		return best;
	}

	private static Choice better(final Choice a, final Choice b) {
		return a == null || b.error() < a.error() ? b : a;
	}

	private Choice tried(final SupportVectorRegression regression, final int done, final Monitor monitor) {
		final double[] predictions = new double[samples.size()];
		for (int fold = 0; fold < folds; fold++) {
			monitor.checkCanceled("choosing " + regression);
			final int held = fold;
			final List<FeatureSample> learned = samples.stream().filter(s -> s.group() % folds != held).toList();
			final BrisqueModel model = FeatureSample.fit(regression, learned);
			IntStream.range(0, predictions.length).filter(i -> samples.get(i).group() % folds == held) //
				.forEach(i -> predictions[i] = model.score(samples.get(i).features()));
			monitor.progress(done + fold + 1L, fits());
		}
		double sum = 0;
		for (int i = 0; i < predictions.length; i++) sum += Math.pow(predictions[i] - samples.get(i).target(), 2);
		return new Choice(regression, Math.sqrt(sum / predictions.length), predictions);
	}
}
