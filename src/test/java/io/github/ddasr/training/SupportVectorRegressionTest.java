package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.ddasr.quality.BrisqueModel;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Monitor;

/** The regression against its own definition, and the choice of its parameters over subjects. */
class SupportVectorRegressionTest {

	private static final SupportVectorRegression REGRESSION = new SupportVectorRegression(1000, 0.5, 0.1);

	private final SplittableRandom random = new SplittableRandom(11);

	/** With a great C no sample lies further from its target than ε, and those well inside are no support vectors. */
	@Test
	void staysWithinEpsilon() {
		final List<double[]> features = features(150);
		features.forEach(f -> Arrays.fill(f, 2, 36, 1));
		final double[] targets = targets(features);
		final BrisqueModel model = REGRESSION.fit(features, targets);
		for (int i = 0; i < targets.length; i++) assertEquals(targets[i], model.score(features.get(i)), 0.1 + 2e-3);
		assertTrue(model.coefficients().length < targets.length, model.coefficients().length + " support vectors");
		// Their coefficients sum to 0: the condition for the free constant.
		double sum = 0;
		for (final double c : model.coefficients()) sum += c;
		assertEquals(0, sum, 1e-6);
	}

	@Test
	void rangesAreThoseOfTheSamplesAndConstantFeaturesCountNothing() {
		final List<double[]> features = features(30);
		features.forEach(f -> f[7] = 3);
		final BrisqueModel model = REGRESSION.fit(features, targets(features));
		assertEquals(features.stream().mapToDouble(f -> f[0]).min().getAsDouble(), model.minimum()[0]);
		assertEquals(features.stream().mapToDouble(f -> f[0]).max().getAsDouble(), model.maximum()[0]);
		final double[] moved = features.get(0).clone();
		moved[7] = 4;
		assertEquals(model.score(features.get(0)), model.score(moved));
		assertEquals(0, model.vectors()[7]);
	}

	@Test
	void targetsWithoutDifferenceAreRefused() {
		assertTrue(assertThrows(DdasrException.class, () -> REGRESSION.fit(features(20), new double[20])).getMessage()
			.contains("nothing to learn"));
	}

	@Test
	void printsNothing() {
		final PrintStream before = System.out;
		final ByteArrayOutputStream printed = new ByteArrayOutputStream();
		System.setOut(new PrintStream(printed));
		try {
			final List<double[]> features = features(20);
			REGRESSION.fit(features, targets(features));
		}
		finally {
			System.setOut(before);
		}
		assertEquals("", printed.toString());
	}

	/** A held-out subject is predicted by a model that never saw it. */
	@Test
	void choosesOverSubjects() {
		final List<FeatureSample> samples = new ArrayList<>();
		final List<double[]> features = features(45);
		for (int i = 0; i < 45; i++) {
			samples.add(new FeatureSample(i % 3, new RankCorrelation.Judged("s" + i, "blur", 1, targets(features)[i], Double.NaN),
				features.get(i)));
		}
		final GroupedSearch.Choice choice = new GroupedSearch(samples, 3).best(Monitor.NONE);
		final List<FeatureSample> others = samples.stream().filter(s -> s.group() != 1).toList();
		final BrisqueModel model = FeatureSample.fit(choice.regression(), others);
		final int[] held = IntStream.range(0, 45).filter(i -> i % 3 == 1).toArray();
		assertArrayEquals(IntStream.of(held).mapToDouble(i -> model.score(samples.get(i).features())).toArray(), IntStream.of(
			held).mapToDouble(i -> choice.predictions()[i]).toArray());
		assertTrue(choice.error() > 0 && Double.isFinite(choice.error()));
	}

	private List<double[]> features(final int count) {
		return IntStream.range(0, count).mapToObj(i -> random.doubles(36).map(v -> 5 * v + 2).toArray()).toList();
	}

	private static double[] targets(final List<double[]> features) {
		return features.stream().mapToDouble(f -> 3 * Math.sin(f[0]) + f[1]).toArray();
	}
}
