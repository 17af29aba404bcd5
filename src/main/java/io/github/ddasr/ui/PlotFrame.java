package io.github.ddasr.ui;

import java.awt.Window;

import ij.gui.Plot;
import ij.gui.PlotWindow;

/**
 * One window whose plot is replaced again and again; once the user has closed it, it stays closed. Used on the thread of
 * the windows only.
 */
final class PlotFrame {

	private final PlotFrame above;
	private PlotWindow window;
	private Plot shown;

	/** @param above the frame below which the window opens, or null for where ImageJ opens windows */
	PlotFrame(final PlotFrame above) {
		this.above = above;
	}

	/** @param plot what to show now, with the window's new title */
	void show(final Plot plot) {
		if (window == null) open(plot);
		else if (!window.isClosed()) replace(plot);
	}

	private void open(final Plot plot) {
		shown = plot;
		window = plot.show();
		if (window != null && above != null && above.window != null) place(above.window);
	}

	private void place(final Window upper) {
		final int below = upper.getY() + upper.getHeight();
		// Where there is no room below, the window covers no more than the upper half.
		final int lowest = window.getGraphicsConfiguration().getBounds().height - window.getHeight();
		window.setLocation(upper.getX(), Math.max(0, Math.min(below, lowest)));
	}

	private void replace(final Plot plot) {
		// The user may have made the window larger.
		plot.useTemplate(shown, Plot.COPY_SIZE);
		// Once it is in the window, a plot has the window's old title.
		final String title = plot.getTitle();
		window.drawPlot(plot);
		window.getImagePlus().setTitle(title);
		shown = plot;
	}
}
