package io.github.ddasr.ui;

import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.event.MouseEvent;

import javax.swing.JComponent;
import javax.swing.SwingUtilities;

import io.github.ddasr.comparison.ComparedImages;
import io.github.ddasr.comparison.LinkedView;
import io.github.ddasr.comparison.LinkedView.Layout;
import io.github.ddasr.comparison.Pane;
import io.github.ddasr.comparison.PlacedVolume;
import io.github.ddasr.comparison.ViewSize;

import ij.ImagePlus;

/** The drawing area of a comparison: shows a view of the images, and lets the mouse change it. */
final class ComparisonCanvas extends JComponent {

	private static final int HANDLE = 14;

	private final int widest, highest;
	private final transient Runnable changed;
	private transient ComparedImages images;
	private transient LinkedView view;
	private transient double[] pointer;

	/**
	 * @param images what is compared
	 * @param layout how the images share the screen
	 * @param widest columns that there are
	 * @param highest rows that there are
	 * @param changed called after each change of what is shown or pointed at
	 */
	ComparisonCanvas(final ComparedImages images, final Layout layout, final int widest, final int highest,
		final Runnable changed)
	{
		this.images = images;
		this.changed = changed;
		this.widest = widest;
		this.highest = highest;
		final ViewSize size = prefer(layout);
		view = LinkedView.of(images.count(), layout, images.field(), images.z(), size.width(), size.height());
		final ComparisonMouse mouse = new ComparisonMouse(this);
		addMouseListener(mouse);
		addMouseMotionListener(mouse);
		addMouseWheelListener(mouse);
		setFocusable(true);
	}

	/** The size in which the whole field is seen of each image. */
	private ViewSize prefer(final Layout layout) {
		final double pixels = ViewSize.pixels(images.space(), layout, images.field(), widest, highest - ComparisonDrawing.STRIP);
		final ViewSize size = ViewSize.of(images.space(), layout, images.field(), pixels);
		setPreferredSize(new Dimension(size.width(), ComparisonDrawing.STRIP + size.height()));
		return size;
	}

	/** Lets the images share the screen in another way, each of them seen as a whole; the window becomes as large as that needs. */
	void arrange(final Layout layout) {
		if (layout == view.layout()) return;
		prefer(layout);
		view = view.as(layout);
		if (SwingUtilities.getWindowAncestor(this) instanceof ComparisonWindow window) window.resize();
		fit();
	}

	ComparedImages images() {
		return images;
	}

	LinkedView view() {
		return view;
	}

	/** Shows another view. */
	void show(final LinkedView other) {
		view = other;
		changed.run();
		repaint();
	}

	/** Shows the images with other values black and white. */
	void show(final ComparedImages other) {
		images = other;
		show(view);
	}

	/** Shows the field that was seen first, as large as it fits. */
	void fit() {
		show(view.over(images.field(), getWidth(), imageHeight()));
	}

	/** Shows the images larger or smaller about the middle. */
	void zoom(final double factor) {
		show(view.zoomed(factor, view.x(), view.y()));
	}

	/** The slice that is seen of the image with the thinnest ones, counted from 0. */
	int slice() {
		final PlacedVolume finest = images.space().finest();
		return Math.max(0, Math.min(finest.size(2) - 1, (int) Math.floor(finest.voxels(2, view.z()))));
	}

	/** Goes to a slice of the image with the thinnest ones. */
	void toSlice(final int slice) {
		final PlacedVolume finest = images.space().finest();
		final int there = Math.max(0, Math.min(finest.size(2) - 1, slice));
		if (there != slice()) show(view.atSlice(finest.middle(2, there)));
	}

	/** The pane at a place of the mouse, or null beside all of them. */
	Pane paneAt(final MouseEvent at) {
		for (final Pane pane : view.panes(getWidth(), imageHeight())) {
			if (pane.holds(at.getX(), at.getY() - ComparisonDrawing.STRIP)) return pane;
		}
		return null;
	}

	int imageHeight() {
		return Math.max(1, getHeight() - ComparisonDrawing.STRIP);
	}

	ImagePlus snapshot() {
		return ComparisonSnapshot.of(images, view, getWidth(), imageHeight());
	}

	@Override
	protected void paintComponent(final Graphics g) {
		g.drawImage(ComparisonDrawing.of(images, view, Math.max(1, getWidth()), imageHeight()), 0, 0, null);
		if (view.layout() == Layout.MONTAGE) return;
		final int middle = getHeight() / 2;
		for (int i = 0; i < view.dividers().size(); i++) {
			final int x = view.divider(i, getWidth());
			g.setColor(Color.WHITE);
			g.fillRoundRect(x - HANDLE / 2, middle - HANDLE, HANDLE, 2 * HANDLE, HANDLE / 2, HANDLE / 2);
			g.setColor(Color.DARK_GRAY);
			for (int line = -2; line <= 2; line += 4) g.fillRect(x + line, middle - HANDLE / 2, 1, HANDLE);
		}
	}

	/** Takes note of the place in mm that the mouse points at. */
	void pointAt(final double x, final double y) {
		pointer = new double[] { x, y };
		changed.run();
	}

	/** The place in mm that the mouse pointed at last, or null. */
	double[] pointer() {
		return pointer;
	}

	/** Shows by the shape of the pointer whether it would take a divider. */
	void shapePointer(final boolean atDivider) {
		setCursor(Cursor.getPredefinedCursor(atDivider ? Cursor.E_RESIZE_CURSOR : Cursor.CROSSHAIR_CURSOR));
	}
}
