package io.github.ddasr.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** Curves of a run as they grow. */
class TrainingCurvesTest {

	@Test
	void termsOfTheLossAreCurvesOfTheirOwn() {
		final TrainingCurves curves = new TrainingCurves();
		final Map<String, Double> terms = new LinkedHashMap<>();
		for (int step = 1; step <= 3; step++) {
			terms.put("pixels", 1.0 / step);
			terms.put("adversary", 2.0 * step);
			curves.losses(step, terms);
		}
		final Map<String, TrainingCurve> losses = curves.losses();
		assertEquals(List.of("pixels", "adversary"), List.copyOf(losses.keySet()));
		assertArrayEquals(new double[] { 1, 2, 3 }, losses.get("pixels").x());
		assertArrayEquals(new double[] { 1, 0.5, 1.0 / 3 }, losses.get("pixels").y());
		assertArrayEquals(new double[] { 2, 4, 6 }, losses.get("adversary").y());
		assertEquals(3, curves.step());
	}

	@Test
	void longCurvesKeepTheirShapeInBoundedMemory() {
		final TrainingCurve curve = new TrainingCurve();
		final int steps = 10 * TrainingCurve.MOST;
		for (int step = 1; step <= steps; step++) curve.add(step, 2.0 * step);
		assertEquals(16, curve.valuesPerPoint());
		assertEquals(steps / 16, curve.size());
		// A point is the mean of 16 neighbours, so a straight line stays one.
		for (int i = 0; i < curve.size(); i++) {
			assertEquals(16 * i + 8.5, curve.x()[i], 1e-9);
			assertEquals(2 * curve.x()[i], curve.y()[i], 1e-9);
		}
	}

	@Test
	void validationStandsBesideZeroFilling() {
		final TrainingCurves curves = new TrainingCurves();
		curves.checkpoint(new History.Row(50, 0.1, 1e-3, 28.5, 27.5, 9));
		curves.checkpoint(new History.Row(100, 0.05, 1e-3, 29, 27.5, 18));
		assertArrayEquals(new double[] { 50, 100 }, curves.validation().x());
		assertArrayEquals(new double[] { 28.5, 29 }, curves.validation().y());
		assertArrayEquals(new double[] { 27.5, 27.5 }, curves.zeroFilling().y());
		assertEquals(100, curves.step());
	}

	@Test
	void withoutValidationThereIsNoCurve() {
		final TrainingCurves curves = new TrainingCurves();
		curves.checkpoint(new History.Row(50, 0.1, 1e-3, Double.NaN, Double.NaN, 9));
		assertEquals(0, curves.validation().size());
		assertTrue(curves.losses().isEmpty());
	}

	@Test
	void copiesDoNotGrow() {
		final TrainingCurves curves = new TrainingCurves();
		curves.losses(1, Map.of("L1", 0.5));
		final TrainingCurve before = curves.losses().get("L1");
		curves.losses(2, Map.of("L1", 0.25));
		assertEquals(1, before.size());
		assertEquals(2, curves.losses().get("L1").size());
	}
}
