package io.github.ddasr.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

import ij.process.ByteProcessor;

import io.github.ddasr.volume.DdasrException;

/**
 * Pictures side by side with a title above each, and on request the same part of each enlarged
 * below it. Small panels are shown in larger blocks. Needs no display.
 *
 * <pre>
 * new ComparisonPicture(2).magnify(0.3, 0.4, 0.2, 0.2) //
 * 	.add("cubic", cubicPlane).add("network", networkPlane) //
 * 	.write(Path.of("comparison.png"));
 * </pre>
 */
public final class ComparisonPicture {

	private static final int GAP = 8;
	private static final int TITLE = 24;
	private static final int LARGEST_FONT = 16;
	private static final int SMALLEST_FONT = 10;
	private static final int LEAST_WIDTH = 240;
	private static final int WHITE = 255;

	private record Panel(String title, int width, int height, float[] values) {}

	/** A part of the picture, as shares of its width and height. */
	private record Part(double x, double y, double width, double height) {}

	private final List<Panel> panels = new ArrayList<>();
	private final int columns;
	private Part part;

	/** @param columns panels in a row */
	public ComparisonPicture(final int columns) {
		this.columns = columns;
	}

	/**
	 * Adds a panel. Panels may differ in size (low and high resolution of one slice): all are shown as wide as the widest,
	 * each pixel as a block.
	 *
	 * @param title one line above the panel
	 * @param plane two axes, columns and rows; 0 = black, 1 = white, values outside are clipped, NaN is black
	 * @return this
	 */
	public ComparisonPicture add(final String title, final RandomAccessibleInterval<FloatType> plane) {
		final float[] values = new float[Math.toIntExact(plane.size())];
		final Cursor<FloatType> cursor = Views.flatIterable(plane).cursor();
		for (int i = 0; i < values.length; i++) values[i] = cursor.next().get();
		panels.add(new Panel(title, (int) plane.dimension(0), (int) plane.dimension(1), values));
		return this;
	}

	/**
	 * Shows a part of every panel enlarged below it, and frames that part in the panel.
	 *
	 * @param x left edge, as a share of the width
	 * @param y upper edge, as a share of the height
	 * @param width share of the width, above 0
	 * @param height share of the height, above 0
	 * @return this
	 */
	public ComparisonPicture magnify(final double x, final double y, final double width, final double height) {
		part = new Part(x, y, width, height);
		return this;
	}

	/**
	 * Writes the picture. Where Java has no font at all, the titles go into a text file beside it.
	 *
	 * @param target a .png file
	 * @throws DdasrException if it cannot be written; an older file is then as it was
	 */
	public void write(final Path target) {
		if (panels.isEmpty()) throw new IllegalStateException("a picture needs at least one panel");
		final int widest = panels.stream().mapToInt(Panel::width).max().orElseThrow();
		final int width = widest * ((LEAST_WIDTH + widest - 1) / widest);
		// Height of the tallest panel once it is as wide as the widest.
		final int height = panels.stream().mapToInt(p -> (int) Math.round((double) p.height * width / p.width)).max()
			.orElseThrow();
		final int partHeight = part == null ? 0 : (int) Math.round(width * part.height * height / (part.width * width));
		final int cellHeight = TITLE + height + GAP + (part == null ? 0 : partHeight + GAP);
		final int rows = (panels.size() + columns - 1) / columns;
		final int across = Math.min(columns, panels.size());
		final ByteProcessor canvas = new ByteProcessor(GAP + across * (width + GAP), GAP + rows * cellHeight);
		for (int i = 0; i < panels.size(); i++) {
			final int left = GAP + i % columns * (width + GAP), top = GAP + i / columns * cellHeight;
			final Panel panel = panels.get(i);
			paint(canvas, panel, new Part(0, 0, 1, 1), left, top + TITLE, width, height);
			if (part == null) continue;
			paint(canvas, panel, part, left, top + TITLE + height + GAP, width, partHeight);
			frame(canvas, left + part.x * width, top + TITLE + part.y * height, part.width * width, part.height * height);
		}
		if (!title(canvas, width, cellHeight)) writeTitles(target);
		PngWriter.write(target, (byte[]) canvas.getPixels(), canvas.getWidth(), canvas.getHeight());
	}

	private static void paint(final ByteProcessor canvas, final Panel panel, final Part part, final int left,
		final int top, final int width, final int height)
	{
		for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) {
			final int px = clamp((int) ((part.x + part.width * (x + 0.5) / width) * panel.width), panel.width - 1);
			final int py = clamp((int) ((part.y + part.height * (y + 0.5) / height) * panel.height), panel.height - 1);
			canvas.set(left + x, top + y, clamp(Math.round(panel.values[px + py * panel.width] * WHITE), WHITE));
		}
	}

	private static int clamp(final int v, final int max) {
		return Math.max(0, Math.min(max, v));
	}

	private static void frame(final ByteProcessor canvas, final double x, final double y, final double width,
		final double height)
	{
		canvas.setValue(WHITE);
		canvas.drawRect((int) Math.round(x), (int) Math.round(y), (int) Math.round(width), (int) Math.round(height));
	}

	/** Whether the titles could be drawn: a Java without fonts throws errors of several kinds here. */
	private boolean title(final ByteProcessor canvas, final int width, final int cellHeight) {
		try {
			canvas.setValue(WHITE);
			for (int i = 0; i < panels.size(); i++) {
				final int left = GAP + i % columns * (width + GAP), base = GAP + i / columns * cellHeight + TITLE - 4;
				canvas.drawString(fit(canvas, panels.get(i).title, width), left, base);
			}
			return true;
		}
		catch (final LinkageError | InternalError | RuntimeException e) {
			return false;
		}
	}

	/** Sets the largest font that fits, and shortens the title where none does. */
	private static String fit(final ByteProcessor canvas, final String title, final int width) {
		for (int size = LARGEST_FONT; size >= SMALLEST_FONT; size--) {
			canvas.setFontSize(size);
			canvas.setAntialiasedText(false); // a large size turned it on, and on bytes smooth text comes out black
			if (canvas.getStringWidth(title) <= width) return title;
		}
		String shorter = title;
		while (shorter.length() > 1 && canvas.getStringWidth(shorter + "…") > width) {
			shorter = shorter.substring(0, shorter.length() - 1);
		}
		return shorter + "…";
	}

	private void writeTitles(final Path target) {
		final StringBuilder text = new StringBuilder("Panels, row by row from the left:\n");
		for (final Panel panel : panels) text.append(panel.title).append('\n');
		AtomicFile.write(target.resolveSibling(target.getFileName() + ".txt"), out -> out.write(text.toString().getBytes(
			StandardCharsets.UTF_8)));
	}
}
