package io.github.ddasr.training;

import java.util.List;
import java.util.Locale;

import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * How well a feature network answers.
 *
 * @param patches how many it was asked about
 * @param kind share of patches whose degradation was told
 * @param strength rank correlation (Spearman) of told and true strength over the degraded patches
 * @param direction share of patches whose direction was told
 * @param turn share of patches whose quarter turns were told
 * @param position mean absolute error of the position, as a share of the volume's size
 * @param kinds number of degradations, none among them; guessing tells one in that many
 */
record FeatureScores(int patches, double kind, double strength, double direction, double turn, double position,
	int kinds)
{

	static FeatureScores of(final FeatureQuestions q, final List<FeaturePatch> truth, final float[] answers) {
		int kind = 0, direction = 0, turn = 0;
		double position = 0;
		final List<FeaturePatch> worse = truth.stream().filter(p -> p.kind() > 0).toList();
		final double[] strengths = worse.stream().mapToDouble(FeaturePatch::strength).toArray(), told = new double[worse.size()];
		for (int i = 0, d = 0; i < truth.size(); i++) {
			final FeaturePatch p = truth.get(i);
			final int at = i * q.outputs();
			if (largest(answers, at, at + q.strengths()) == p.kind()) kind++;
			if (largest(answers, at + q.directions(), at + q.turns()) == p.direction()) direction++;
			if (largest(answers, at + q.turns(), at + q.positions()) == p.turn()) turn++;
			if (p.kind() > 0) told[d++] = answers[at + q.strengths() + p.kind() - 1];
			for (int k = 0; k < 3; k++) position += Math.abs(answers[at + q.positions() + k] - p.position()[k]) / 3;
		}
		final double n = truth.size();
		final double rank = worse.size() > 2 ? new SpearmansCorrelation().correlation(strengths, told) : Double.NaN;
		return new FeatureScores(truth.size(), kind / n, rank, direction / n, turn / n, position / n, q.kindCount());
	}

	private static int largest(final float[] values, final int from, final int to) {
		int best = from;
		for (int i = from; i < to; i++) if (values[i] > values[best]) best = i;
		return best - from;
	}

	/** The figures in words. */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "degradation told for %.0f %% (chance %.0f %%), rank correlation of the strength " +
			"%.2f, direction %.0f %% (33 %%), quarter turn %.0f %% (25 %%), position off by %.2f of the volume's size (%d patches)",
			100 * kind, 100.0 / kinds, strength, 100 * direction, 100 * turn, position, patches);
	}
}
