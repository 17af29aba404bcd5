package io.github.ddasr.ui;

import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;

import javax.swing.SwingUtilities;

import io.github.ddasr.comparison.ComparedImages;
import io.github.ddasr.comparison.LinkedView;
import io.github.ddasr.comparison.LinkedView.Layout;
import io.github.ddasr.comparison.Pane;
import io.github.ddasr.volume.IntensityWindow;

/**
 * What the mouse does in a comparison: drags a divider or the images, goes through the slices by its wheel, zooms by
 * the wheel with Ctrl, and changes brightness (up, down) and contrast (right, left) by its right button.
 */
final class ComparisonMouse extends MouseAdapter {

	private static final int REACH = 6;
	private static final double ZOOM_STEP = 1.25, CONTRAST_STEP = 0.005;

	private final ComparisonCanvas canvas;
	private int divider = -1;
	private int x;
	private int y;

	ComparisonMouse(final ComparisonCanvas canvas) {
		this.canvas = canvas;
	}

	@Override
	public void mouseMoved(final MouseEvent e) {
		canvas.shapePointer(dividerAt(e.getX()) >= 0);
		pointAt(e);
	}

	@Override
	public void mousePressed(final MouseEvent e) {
		divider = SwingUtilities.isLeftMouseButton(e) ? dividerAt(e.getX()) : -1;
		x = e.getX();
		y = e.getY();
		canvas.requestFocusInWindow();
	}

	@Override
	public void mouseReleased(final MouseEvent e) {
		divider = -1;
	}

	@Override
	public void mouseDragged(final MouseEvent e) {
		final LinkedView view = canvas.view();
		if (divider >= 0) canvas.show(view.withDivider(divider, (double) e.getX() / canvas.getWidth()));
		else if (SwingUtilities.isRightMouseButton(e)) canvas.show(contrast(e.getX() - x, e.getY() - y));
		else canvas.show(view.dragged(e.getX() - x, e.getY() - y));
		x = e.getX();
		y = e.getY();
	}

	@Override
	public void mouseWheelMoved(final MouseWheelEvent e) {
		if (!e.isControlDown()) {
			canvas.toSlice(canvas.slice() + e.getWheelRotation());
			return;
		}
		final Pane pane = canvas.paneAt(e);
		if (pane == null) return;
		canvas.show(canvas.view().zoomed(Math.pow(ZOOM_STEP, -e.getWheelRotation()), pane.x(e.getX()), pane.y(e.getY() -
			ComparisonDrawing.STRIP)));
	}

	private int dividerAt(final int column) {
		final LinkedView view = canvas.view();
		if (view.layout() == Layout.MONTAGE) return -1;
		for (int i = 0; i < view.dividers().size(); i++) {
			if (Math.abs(column - view.divider(i, canvas.getWidth())) <= REACH) return i;
		}
		return -1;
	}

	private ComparedImages contrast(final int right, final int down) {
		final ComparedImages images = canvas.images();
		final double width = images.window().width() * Math.exp(-CONTRAST_STEP * right);
		final double middle = (images.window().lower() + images.window().upper()) / 2 + CONTRAST_STEP * down * width;
		return new ComparedImages(images.space(), new IntensityWindow(middle - width / 2, middle + width / 2), images.field(),
			images.z());
	}

	private void pointAt(final MouseEvent e) {
		final Pane pane = canvas.paneAt(e);
		if (pane != null) canvas.pointAt(pane.x(e.getX() + 0.5), pane.y(e.getY() + 0.5 - ComparisonDrawing.STRIP));
	}
}
