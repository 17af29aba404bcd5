package io.github.ddasr.ui;

import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.ddasr.training.History;
import io.github.ddasr.training.TrainingCurves;
import io.github.ddasr.training.TrainingListener;

import ij.IJ;
import ij.macro.Interpreter;

/**
 * Two windows that grow while a network is trained: its loss, and its validation beside zero-filling. The training only
 * leaves its numbers here; drawing happens on the thread of the windows, about once a second. A window that the user
 * closes stays closed.
 */
public final class TrainingPlot implements TrainingListener {

	private static final long NANOS_BETWEEN = 1_000_000_000L;

	private final TrainingCurves curves = new TrainingCurves();
	private final String name;
	private final long steps;
	private final String baseline;
	private final PlotFrame loss = new PlotFrame(null);
	private final PlotFrame validation = new PlotFrame(loss);
	private final AtomicBoolean waiting = new AtomicBoolean();
	private long last = System.nanoTime() - NANOS_BETWEEN;
	private volatile boolean broken;

	private TrainingPlot(final String name, final long steps, final String baseline) {
		this.baseline = baseline;
		this.name = name;
		this.steps = steps;
	}

	/**
	 * @param name what is trained, for the titles
	 * @param steps length of the whole run
	 * @return a listener that shows the curves; one that does nothing where there are no windows, or where a macro runs
	 *         without showing any
	 */
	public static TrainingListener open(final String name, final long steps) {
		return open(name, steps, "zero-filling");
	}

	/**
	 * @param name what is trained, for the titles
	 * @param steps length of the whole run
	 * @param baseline the method that the network is compared with, for the legend
	 * @return the same listener
	 */
	public static TrainingListener open(final String name, final long steps, final String baseline) {
		if (GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode()) return TrainingListener.NONE;
		return new TrainingPlot(name, steps, baseline);
	}

	@Override
	public void losses(final long step, final Map<String, Double> losses) {
		curves.losses(step, losses);
		final long now = System.nanoTime();
		if (now - last < NANOS_BETWEEN) return;
		last = now;
		redraw();
	}

	@Override
	public void checkpoint(final History.Row row) {
		curves.checkpoint(row);
	}

	@Override
	public void finished() {
		redraw();
	}

	/** Asks for a drawing, unless one that has not begun will show the same. */
	private void redraw() {
		if (!broken && waiting.compareAndSet(false, true)) EventQueue.invokeLater(this::draw);
	}

	private void draw() {
		waiting.set(false);
		try {
			final TrainingFigures figures = new TrainingFigures(name, steps, curves, baseline);
			loss.show(figures.loss());
			if (figures.isValidated()) validation.show(figures.validation());
		}
		catch (final RuntimeException e) {
			// A plot that cannot be drawn is no reason to disturb a training of hours.
			broken = true;
			IJ.log("DDASR: the curves of the training are no longer shown (" + e + "). The training goes on.");
		}
	}
}
