package io.github.ddasr.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.ddasr.quality.Direction;
import io.github.ddasr.quality.LocalMap;
import io.github.ddasr.quality.MappedSlice;
import io.github.ddasr.quality.MetricColumn;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;

/**
 * A slice under a layer of colours that shows where a metric is good (blue), middling (yellow) and bad (red), between
 * the best and the worst place of that slice. Places without a figure stay grey. The second image of the stack is the
 * slice alone, so that the mouse wheel lifts the layer. (An overlay of ImageJ 1.x would do the same, but Fiji turns an
 * image in an overlay into an empty rectangle.)
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
		final ImageStack stack = new ImageStack(slice.width(), slice.height());
		stack.addSlice(column.heading(), coloured(slice, map, bad, good));
		stack.addSlice("slice", grey(slice));
		return new ImagePlus(title, stack);
	}

	private static ColorProcessor grey(final MappedSlice slice) {
		final ColorProcessor grey = new ColorProcessor(slice.width(), slice.height());
		for (int i = 0; i < slice.image().length; i++) {
			final int level = Math.round(Math.max(0, Math.min(WHITE, slice.image()[i])));
			grey.set(i, level << 16 | level << 8 | level);
		}
		return grey;
	}

	private static ColorProcessor coloured(final MappedSlice slice, final LocalMap map, final double bad, final double good) {
		final ColorProcessor image = grey(slice);
		final int cell = map.cell();
		for (int y = 0; y < map.rows() * cell; y++) for (int x = 0; x < map.columns() * cell; x++) {
			final float value = map.values()[y / cell * map.columns() + x / cell];
			if (!Float.isFinite(value)) continue;
			final int colour = colour(good == bad ? 1 : (value - bad) / (good - bad));
			image.set(map.left() + x, map.top() + y, blend(image.get(map.left() + x, map.top() + y), colour));
		}
		return image;
	}

	private static int blend(final int below, final int above) {
		int rgb = 0;
		for (int shift = 16; shift >= 0; shift -= 8) {
			rgb |= (int) Math.round((1 - OPACITY) * (below >> shift & 255) + OPACITY * (above >> shift & 255)) << shift;
		}
		return rgb;
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
