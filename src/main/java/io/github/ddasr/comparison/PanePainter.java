package io.github.ddasr.comparison;

import java.util.List;

import io.github.ddasr.volume.IntensityWindow;

/**
 * Paints slices into panes as grey bytes, without any graphics system. A screen pixel shows the voxel that it lies in,
 * or the mean of those whose middles lie in it where voxels are smaller.
 */
public final class PanePainter {

	/** What is shown beside an image. */
	public static final byte OUTSIDE = 32;

	private static final int WHITE = 255;

	private final CommonSpace space;
	private final IntensityWindow window;

	/**
	 * @param space the images
	 * @param window values that are black and white in all of them
	 */
	public PanePainter(final CommonSpace space, final IntensityWindow window) {
		this.space = space;
		this.window = window;
	}

	/**
	 * @param panes rectangles of the screen
	 * @param z place of the slice in mm
	 * @param screen grey values, row major
	 * @param width columns of the screen
	 */
	public void paint(final List<Pane> panes, final double z, final byte[] screen, final int width) {
		for (final Pane pane : panes) {
			final PlacedVolume image = space.volumes().get(pane.image());
			paint(pane, image, image.plane(z), screen, width);
		}
	}

	private void paint(final Pane pane, final PlacedVolume image, final float[] plane, final byte[] screen, final int width) {
		final int[][] columns = new int[pane.width()][], rows = new int[pane.height()][];
		for (int c = 0; c < columns.length; c++) {
			columns[c] = voxels(image, 0, pane.x(pane.left() + c), pane.x(pane.left() + c + 1));
		}
		for (int r = 0; r < rows.length; r++) rows[r] = voxels(image, 1, pane.y(pane.top() + r), pane.y(pane.top() + r + 1));
		for (int r = 0; r < rows.length; r++) for (int c = 0; c < columns.length; c++) {
			final boolean outside = plane == null || columns[c] == null || rows[r] == null;
			screen[(pane.top() + r) * width + pane.left() + c] = outside ? OUTSIDE : grey(mean(plane, image.size(0), columns[c],
				rows[r]));
		}
	}

	/** First voxel and the one behind the last that are seen in a screen pixel between two places; null if there is none. */
	private static int[] voxels(final PlacedVolume image, final int dimension, final double from, final double to) {
		final int nearest = image.index(dimension, (from + to) / 2);
		if (nearest < 0) return null;
		final int first = Math.max(0, (int) Math.ceil(image.voxels(dimension, from) - 0.5));
		final int end = Math.min(image.size(dimension), (int) Math.ceil(image.voxels(dimension, to) - 0.5));
		return first < end ? new int[] { first, end } : new int[] { nearest, nearest + 1 };
	}

	private static double mean(final float[] plane, final int width, final int[] columns, final int[] rows) {
		double sum = 0;
		for (int y = rows[0]; y < rows[1]; y++) for (int x = columns[0]; x < columns[1]; x++) sum += plane[y * width + x];
		return sum / ((rows[1] - rows[0]) * (columns[1] - columns[0]));
	}

	/** Values that are not numbers are black. */
	private byte grey(final double value) {
		final double share = (value - window.lower()) / window.width();
		return (byte) Math.round(WHITE * Math.max(0, Math.min(1, Double.isNaN(share) ? 0 : share)));
	}
}
