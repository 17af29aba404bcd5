package io.github.ddasr.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.ddasr.quality.Direction;
import io.github.ddasr.quality.LocalMap;
import io.github.ddasr.quality.MappedSlice;
import io.github.ddasr.quality.MetricColumn;

import ij.ImagePlus;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;

/**
 * A slice under a layer of colours that shows where a metric is good (blue), middling (yellow) and bad (red), between
 * the best and the worst place of that slice. Places without a figure stay grey.
 */
public final class QualityMap {

	private static final int[][] COLOURS = { { 215, 48, 39 }, { 255, 255, 191 }, { 69, 117, 180 } };
	private static final double OPACITY = 0.5;
	private static final int WHITE = 255;

	private QualityMap() {}

	/**
	 * @param name name of the image, for the titles
	 * @param slice the slice and its maps
	 * @return one image for each map, not shown
	 */
	public static List<ImagePlus> of(final String name, final MappedSlice slice) {
		final List<ImagePlus> images = new ArrayList<>();
		slice.maps().forEach((column, map) -> images.add(image(name, slice, column, map)));
		return images;
	}

	private static ImagePlus image(final String name, final MappedSlice slice, final MetricColumn column,
		final LocalMap map)
	{
		double least = Double.POSITIVE_INFINITY, most = Double.NEGATIVE_INFINITY;
		for (final float v : map.values()) {
			if (!Float.isFinite(v)) continue;
			least = Math.min(least, v);
			most = Math.max(most, v);
		}
		final boolean lower = column.direction() == Direction.LOWER;
		final double bad = lower ? most : least, good = lower ? least : most;
		final String title = String.format(Locale.ROOT, "%s, slice %d, %s: red %.4g, blue %.4g", name, slice.slice(), column
			.heading(), bad, good);
		final ImagePlus image = new ImagePlus(title, new FloatProcessor(slice.width(), slice.height(), slice.image()));
		image.setDisplayRange(0, WHITE);
		final ImageRoi layer = new ImageRoi(map.left(), map.top(), colours(map, bad, good));
		layer.setZeroTransparent(true);
		layer.setOpacity(OPACITY);
		image.setOverlay(new Overlay(layer));
		return image;
	}

	private static ColorProcessor colours(final LocalMap map, final double bad, final double good) {
		final int cell = map.cell();
		final ColorProcessor colours = new ColorProcessor(map.columns() * cell, map.rows() * cell);
		for (int y = 0; y < colours.getHeight(); y++) for (int x = 0; x < colours.getWidth(); x++) {
			final float value = map.values()[y / cell * map.columns() + x / cell];
			colours.set(x, y, Float.isFinite(value) ? colour(good == bad ? 1 : (value - bad) / (good - bad)) : 0);
		}
		return colours;
	}

	/** @param share 0 for bad, 1 for good */
	private static int colour(final double share) {
		final double place = share * (COLOURS.length - 1);
		final int from = Math.min(COLOURS.length - 2, (int) place);
		int rgb = 0;
		for (int c = 0; c < 3; c++) {
			final double mixed = COLOURS[from][c] + (place - from) * (COLOURS[from + 1][c] - COLOURS[from][c]);
			rgb = rgb << 8 | (int) Math.round(mixed);
		}
		return rgb;
	}
}
