package io.github.ddasr.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.GraphicsEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.ddasr.training.History;
import io.github.ddasr.training.TrainingCurves;
import io.github.ddasr.training.TrainingListener;

import ij.gui.Plot;

/** Curves of a training as plots, made without a display. */
class TrainingFiguresTest {

	@Test
	void lossIsPlottedOverTheSteps() {
		final TrainingCurves curves = new TrainingCurves();
		for (int step = 1; step <= 4; step++) curves.losses(step, Map.of("L1 (window = 1)", 1.0 / step));
		final TrainingFigures figures = new TrainingFigures("mine, SRN tiny ×2", 100, curves);
		final Plot plot = figures.loss();
		assertEquals("mine, SRN tiny ×2: loss at step 4 of 100", plot.getTitle());
		assertEquals("Step (batches)", plot.getLabel('x'));
		assertEquals("Training loss, L1 (window = 1)", plot.getLabel('y'));
		assertArrayEquals(new float[] { 1, 2, 3, 4 }, plot.getXValues());
		assertArrayEquals(new float[] { 1, 0.5f, 1f / 3, 0.25f }, plot.getYValues());
		plot.getProcessor();
		// All values are positive, so the axis is logarithmic: equal ratios lie equally far apart.
		assertEquals(plot.scaleYtoPxl(1) - plot.scaleYtoPxl(0.5), plot.scaleYtoPxl(0.5) - plot.scaleYtoPxl(0.25), 1);
		assertFalse(figures.isValidated());
	}

	@Test
	void termsOfSeveralUnitsShareAPlot() {
		final TrainingCurves curves = new TrainingCurves();
		final Map<String, Double> terms = new LinkedHashMap<>();
		terms.put("pixels", -1.0);
		terms.put("adversary", 2.0);
		curves.losses(1, terms);
		final Plot plot = new TrainingFigures("gan", 10, curves).loss();
		assertEquals("Training loss, each term in its own unit", plot.getLabel('y'));
		plot.getProcessor();
		// A logarithm could not show what is below 0.
		assertEquals(plot.scaleYtoPxl(2) - plot.scaleYtoPxl(1), plot.scaleYtoPxl(1) - plot.scaleYtoPxl(0), 1);
		final String objects = String.join(" ", plot.getPlotObjectDesignations());
		assertTrue(objects.contains("Data Set 1") && objects.contains("Data Set 2"), objects);
	}

	@Test
	void validationIsPlottedBesideZeroFilling() {
		final TrainingCurves curves = new TrainingCurves();
		curves.checkpoint(new History.Row(50, 0.1, 1e-3, 28.5, 27.5, 9));
		curves.checkpoint(new History.Row(100, 0.05, 1e-3, 29, 27.5, 18));
		final TrainingFigures figures = new TrainingFigures("mine", 100, curves);
		assertTrue(figures.isValidated());
		final Plot plot = figures.validation();
		assertEquals("mine: validation at step 100 of 100", plot.getTitle());
		assertEquals("Validation PSNR (dB)", plot.getLabel('y'));
		assertArrayEquals(new float[] { 28.5f, 29 }, plot.getDataObjectArrays(0)[1]);
		assertArrayEquals(new float[] { 27.5f, 27.5f }, plot.getDataObjectArrays(1)[1]);
	}

	@Test
	void withoutWindowsNothingListens() {
		assumeTrue(GraphicsEnvironment.isHeadless(), "there is a display");
		assertSame(TrainingListener.NONE, TrainingPlot.open("mine", 100));
	}
}
