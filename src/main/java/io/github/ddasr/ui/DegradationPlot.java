package io.github.ddasr.ui;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

import io.github.ddasr.comparison.DegradationCurve;
import io.github.ddasr.comparison.DegradationFindings;
import io.github.ddasr.io.AtomicFile;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/** The curves of a degradation report side by side: power against frequency, and how often each grey value occurs. */
public final class DegradationPlot {

	private static final String[] COLOURS = { "black", "gray", "blue", "red", "#00a000", "magenta", "orange", "#00a0a0", "#8040c0" };
	private static final int WIDTH = 560, HEIGHT = 400;
	private static final float THICK = 3, THIN = 1.5f;
	private static final double MARGIN = 0.05;

	private DegradationPlot() {}

	/**
	 * @param report what was measured
	 * @return both plots in one picture
	 */
	public static ImageProcessor of(final DegradationFindings report) {
		final List<DegradationCurve> curves = report.curves();
		final double[] values = new double[DegradationCurve.VALUES];
		Arrays.setAll(values, DegradationCurve::value);
		final Plot power = new Plot("Power", "Frequency (cycles per pixel)", "log10 of the power");
		final Plot histogram = new Plot("Values", "Value in the window (1 = white)", "Density inside the head");
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY, most = 0;
		for (final DegradationCurve curve : curves) {
			low = Math.min(low, Arrays.stream(curve.spectrum()).min().orElseThrow());
			high = Math.max(high, Arrays.stream(curve.spectrum()).max().orElseThrow());
			most = Math.max(most, Arrays.stream(curve.density()).max().orElseThrow());
		}
		final double room = MARGIN * Math.max(high - low, MARGIN);
		draw(power, DegradationFindings.frequencies(), curves, true, new double[] { 0, 0.5, low - room, high + room });
		draw(histogram, values, curves, false, new double[] { 0, values[values.length - 1], 0, most * (1 + MARGIN) });
		final ImageProcessor left = power.getProcessor(), right = histogram.getProcessor();
		final ColorProcessor both = new ColorProcessor(left.getWidth() + right.getWidth(), Math.max(left.getHeight(), right
			.getHeight()));
		both.setColor(0xffffff);
		both.fill();
		both.insert(left.convertToRGB(), 0, 0);
		both.insert(right.convertToRGB(), left.getWidth(), 0);
		return both;
	}

	/**
	 * Shows the picture where there are windows.
	 *
	 * @param report what was measured
	 */
	public static void show(final DegradationFindings report) {
		if (Windows.areThere()) new ImagePlus("Degradation report", of(report)).show();
	}

	private static void draw(final Plot plot, final double[] x, final List<DegradationCurve> curves, final boolean spectra,
		final double[] limits)
	{
		plot.setSize(WIDTH, HEIGHT);
		plot.setLimits(limits[0], limits[1], limits[2], limits[3]);
		for (int i = 0; i < curves.size(); i++) {
			plot.setColor(COLOURS[i % COLOURS.length]);
			plot.setLineWidth(i == 0 ? THICK : THIN);
			plot.add("line", x, spectra ? curves.get(i).spectrum() : curves.get(i).density());
		}
		plot.setColor("black");
		plot.setLineWidth(1);
		plot.addLegend(curves.stream().map(DegradationCurve::name).collect(Collectors.joining("\n")), "top-right");
	}

	/**
	 * Writes the picture; needs no display.
	 *
	 * @param report what was measured
	 * @param target a .png file
	 * @throws io.github.ddasr.volume.DdasrException if it cannot be written; an older file is then as it was
	 */
	public static void write(final DegradationFindings report, final Path target) {
		final var picture = of(report).getBufferedImage();
		AtomicFile.write(target, out -> ImageIO.write(picture, "png", out));
	}
}
