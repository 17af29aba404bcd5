package io.github.ddasr.ui;

import java.awt.Dialog;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;

import io.github.ddasr.comparison.ComparedImages;
import io.github.ddasr.comparison.LinkedView.Layout;

/** The place for one comparison after the other, beside the dialog that asks for them. */
public final class PreviewWindow {

	private ComparisonWindow current;

	/**
	 * Shows a comparison under a curtain, in the place of the one before it.
	 *
	 * @param images what is compared
	 */
	public void show(final ComparedImages images) {
		ComparisonWindow.inWindowThread(() -> {
			final boolean seen = current != null && current.isShowing();
			final Point place = seen ? current.getLocation() : null;
			if (seen) current.dispose();
			current = ComparisonWindow.create(images, Layout.CURTAIN);
			current.appear();
			current.setLocation(place == null ? besideDialog(current) : place);
		});
	}

	/** At the edge of the screen that is farther from the dialog. */
	private static Point besideDialog(final Window window) {
		final Rectangle own = window.getBounds();
		for (final Window other : Window.getWindows()) {
			if (!(other instanceof Dialog dialog) || !dialog.isModal() || !dialog.isShowing()) continue;
			final int right = Toolkit.getDefaultToolkit().getScreenSize().width - own.width;
			final int middle = dialog.getX() + dialog.getWidth() / 2;
			return new Point(2 * middle < right + own.width ? right : 0, own.y);
		}
		return own.getLocation();
	}
}
