package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.junit.jupiter.api.Test;

import io.github.ddasr.engine.Engines;

/** The loss of a feature network's answers, by hand. */
class FeatureLossTest {

	@Test
	void lossOfNoAnswers() {
		final FeatureQuestions q = new FeatureQuestions();
		final List<FeaturePatch> truth = List.of(new FeaturePatch(new float[1], 2, 0.5, 1, 3, new double[] { 0.1, 0.2, 0.3 }),
			new FeaturePatch(new float[1], 0, 0, 0, 0, new double[3]));
		try (NDManager m = Engines.start().newBaseManager()) {
			final double loss = new FeatureLoss(q).of(m.zeros(new Shape(2, q.outputs())), truth).getFloat();
			// All choices equally likely; squares of the strength and of three positions, halved over two patches.
			final double expected = Math.log(q.kindCount()) + 0.5 * Math.log(3) + 0.5 * Math.log(4) + 10 * 0.25 / 2 / (q
				.kindCount() - 1) + 3 * (0.01 + 0.04 + 0.09) / 2 / 3;
			assertEquals(expected, loss, 1e-5);
		}
	}
}
