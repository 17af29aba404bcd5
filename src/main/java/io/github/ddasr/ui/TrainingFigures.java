package io.github.ddasr.ui;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import io.github.ddasr.training.TrainingCurve;
import io.github.ddasr.training.TrainingCurves;

import ij.gui.Plot;

/** The curves of a training at one moment as plots of ImageJ. */
final class TrainingFigures {

	private static final String[] COLOURS = { "blue", "red", "green", "magenta", "orange", "black" };
	private static final int WIDTH = 560;
	private static final int HEIGHT = 280;
	private static final int FEW = 40;

	private final String name;
	private final long steps;
	private final long step;
	private final Map<String, TrainingCurve> losses;
	private final TrainingCurve validation;
	private final TrainingCurve zeroFilling;

	/**
	 * @param name what is trained
	 * @param steps length of the whole run
	 * @param curves what was measured so far
	 */
	TrainingFigures(final String name, final long steps, final TrainingCurves curves) {
		this.name = name;
		this.steps = steps;
		step = curves.step();
		losses = curves.losses();
		validation = curves.validation();
		zeroFilling = curves.zeroFilling();
	}

	/** @return whether there is a validation to show */
	boolean isValidated() {
		return validation.size() > 0;
	}

	/** @return each term of the loss over the steps, on a logarithmic axis where all are positive; not shown */
	Plot loss() {
		final String terms = losses.size() == 1 ? losses.keySet().iterator().next() : "each term in its own unit";
		final Plot plot = new Plot(title("loss"), "Step (batches)", "Training loss, " + terms);
		plot.setSize(WIDTH, HEIGHT);
		int colour = 0;
		for (final TrainingCurve curve : losses.values()) line(plot, curve, COLOURS[colour++ % COLOURS.length]);
		if (losses.size() > 1) plot.addLegend(String.join("\n", losses.keySet()));
		final boolean positive = losses.values().stream().flatMapToDouble(c -> Arrays.stream(c.y())).allMatch(y -> y > 0);
		if (positive) plot.setAxisYLog(true);
		plot.setLimitsToFit(false);
		return plot;
	}

	/** @return validation PSNR and that of zero-filling over the steps; not shown */
	Plot validation() {
		final Plot plot = new Plot(title("validation"), "Step (batches)", "Validation PSNR (dB)");
		plot.setSize(WIDTH, HEIGHT);
		line(plot, validation, COLOURS[0]);
		line(plot, zeroFilling, "gray");
		plot.addLegend("network\nzero-filling", "bottom-right");
		plot.setLimitsToFit(false);
		return plot;
	}

	/** A line, with circles where so few points might be overlooked. */
	private static void line(final Plot plot, final TrainingCurve curve, final String colour) {
		plot.setColor(colour);
		plot.setLineWidth(1);
		plot.add(curve.size() > FEW ? "line" : "connected circle", curve.x(), curve.y());
	}

	private String title(final String what) {
		return String.format(Locale.ROOT, "%s: %s at step %d of %d", name, what, step, steps);
	}
}
