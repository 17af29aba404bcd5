package io.github.ddasr.ui;

import java.awt.Point;

import io.github.ddasr.comparison.ComparedImages;
import io.github.ddasr.comparison.LinkedView.Layout;

/** The place for one comparison after the other: each takes the place of the one before it. */
public final class PreviewWindow {

	private ComparisonWindow current;

	/**
	 * Shows a comparison instead of the last one, under a curtain.
	 *
	 * @param images what is compared
	 */
	public void show(final ComparedImages images) {
		ComparisonWindow.inWindowThread(() -> {
			final boolean seen = current != null && current.isShowing();
			final Point place = seen ? current.getLocation() : null;
			if (seen) current.dispose();
			current = ComparisonWindow.create(images, Layout.CURTAIN);
			current.appear(place);
		});
	}
}
