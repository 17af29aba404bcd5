package io.github.ddasr.ui;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

import io.github.ddasr.training.TrainingCurve;
import io.github.ddasr.training.TrainingCurves;

import ij.gui.Plot;

/** The curves of a training at one moment as plots of ImageJ. */
final class TrainingFigures {

	private static final String[] COLOURS = { "blue", "red", "green", "magenta", "orange", "black" };
	private static final int WIDTH = 560;
	private static final int HEIGHT = 280;
	private static final int FEW = 40;
	private static final double MARGIN = 0.08;
	/** Zero-filling is mostly the lower curve, and level. */
	private static final double ROOM_FOR_LEGEND = 0.5;
	private static final double LEAST_RANGE = 0.2;

	private final String name;
	private final long steps;
	private final long step;
	private final String baseline;
	private final Map<String, TrainingCurve> losses;
	private final TrainingCurve validation;
	private final TrainingCurve zeroFilling;

	/**
	 * @param name what is trained
	 * @param steps length of the whole run
	 * @param curves what was measured so far
	 */
	TrainingFigures(final String name, final long steps, final TrainingCurves curves) {
		this(name, steps, curves, "zero-filling");
	}

	/**
	 * @param name what is trained
	 * @param steps length of the whole run
	 * @param curves what was measured so far
	 * @param baseline the method that the network is compared with
	 */
	TrainingFigures(final String name, final long steps, final TrainingCurves curves, final String baseline) {
		this.baseline = baseline;
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
		final double[] all = losses.values().stream().flatMapToDouble(c -> Arrays.stream(c.y())).toArray();
		final boolean positive = Arrays.stream(all).allMatch(y -> y > 0);
		if (positive) plot.setAxisYLog(true);
		limit(plot, all, positive, MARGIN);
		return plot;
	}

	/** @return validation PSNR and that of zero-filling over the steps; not shown */
	Plot validation() {
		final Plot plot = new Plot(title("validation"), "Step (batches)", "Validation PSNR (dB)");
		plot.setSize(WIDTH, HEIGHT);
		line(plot, validation, COLOURS[0]);
		line(plot, zeroFilling, "gray");
		plot.addLegend("network\n" + baseline, "bottom-right");
		limit(plot, DoubleStream.concat(Arrays.stream(validation.y()), Arrays.stream(zeroFilling.y())).toArray(), false, ROOM_FOR_LEGEND);
		return plot;
	}

	/** From the first step to the present one; up and down a little wider than the curves, so that none lies on the frame. */
	private void limit(final Plot plot, final double[] y, final boolean logarithmic, final double below) {
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
		for (final double value : y) {
			final double v = logarithmic ? Math.log10(value) : value;
			low = Math.min(low, v);
			high = Math.max(high, v);
		}
		final double range = Math.max(high - low, LEAST_RANGE);
		low -= range * below;
		high += range * MARGIN;
		plot.setLimits(0, Math.max(1, step), logarithmic ? Math.pow(10, low) : low, logarithmic ? Math.pow(10, high) : high);
	}

	/** A line, with circles where so few points might be overlooked. */
	private static void line(final Plot plot, final TrainingCurve curve, final String colour) {
		plot.setColor(colour, colour);
		plot.add(curve.size() > FEW ? "line" : "connected circle", curve.x(), curve.y());
	}

	private String title(final String what) {
		return String.format(Locale.ROOT, "%s: %s at step %d of %d", name, what, step, steps);
	}
}
