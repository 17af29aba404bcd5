package io.github.ddasr.ui;

import java.util.ArrayList;
import java.util.List;

import io.github.ddasr.quality.MeasuredVolume;
import io.github.ddasr.quality.MetricColumn;
import io.github.ddasr.quality.QualityRow;
import io.github.ddasr.quality.QualityTable;

import ij.ImagePlus;
import ij.gui.Plot;

/** Figures along the slices: one plot for each metric, one line for each volume. */
public final class QualityPlot {

	private static final String[] COLOURS = { "blue", "red", "green", "magenta", "orange", "black" };

	private QualityPlot() {}

	/**
	 * @param table figures
	 * @return one plot for each metric that has a figure to show, not shown
	 */
	public static List<ImagePlus> of(final QualityTable table) {
		final List<ImagePlus> plots = new ArrayList<>();
		for (int i = 0; i < table.columns().size(); i++) {
			final int column = i;
			final boolean any = table.rows().stream().anyMatch(r -> Double.isFinite(figure(r, column)));
			if (any) plots.add(plot(table, column));
		}
		return plots;
	}

	private static ImagePlus plot(final QualityTable table, final int index) {
		final MetricColumn column = table.columns().get(index);
		final Plot plot = new Plot(column.name() + " along the slices", "Slice", column.heading());
		final List<String> legend = new ArrayList<>();
		for (final MeasuredVolume volume : table.volumes()) {
			plot.setColor(COLOURS[legend.size() % COLOURS.length]);
			plot.add(volume.rows().size() > 1 ? "line" : "circle", volume.rows().stream().mapToDouble(QualityRow::slice)
				.toArray(), volume.rows().stream().mapToDouble(r -> figure(r, index)).toArray());
			legend.add(volume.file());
		}
		if (legend.size() > 1) plot.addLegend(String.join("\n", legend));
		plot.setLimitsToFit(false);
		return plot.getImagePlus();
	}

	/** An infinite figure has no place in a plot; like NaN it leaves a gap. */
	private static double figure(final QualityRow row, final int column) {
		final double value = row.values().get(column).value();
		return Double.isFinite(value) ? value : Double.NaN;
	}
}
