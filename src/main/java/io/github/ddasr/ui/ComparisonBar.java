package io.github.ddasr.ui;

import java.awt.event.ActionEvent;

import javax.swing.AbstractAction;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JToggleButton;
import javax.swing.JToolBar;
import javax.swing.KeyStroke;

import io.github.ddasr.comparison.LinkedView.Layout;

/** Buttons of a comparison, and the keys that do the same as in ImageJ's own windows: + and −, &lt; and &gt;. */
final class ComparisonBar extends JToolBar {

	private static final double ZOOM_STEP = 1.5;

	private final transient ComparisonCanvas canvas;

	ComparisonBar(final ComparisonCanvas canvas) {
		this.canvas = canvas;
		setFloatable(false);
		final ButtonGroup layouts = new ButtonGroup();
		add(layout("Curtain", Layout.CURTAIN, "One image over the other; drag the line between them", layouts));
		add(layout("Montage", Layout.MONTAGE, "Side by side", layouts));
		addSeparator();
		add(button("−", "Smaller (-, or Ctrl and mouse wheel)", () -> canvas.zoom(1 / ZOOM_STEP), '-'));
		add(button("+", "Larger (+, or Ctrl and mouse wheel)", () -> canvas.zoom(ZOOM_STEP), '+', '='));
		add(button("Fit", "The whole images", canvas::fit));
		addSeparator();
		add(button("Snapshot", "What is seen here as an ordinary image", () -> canvas.snapshot().show()));
		key("back", () -> canvas.toSlice(canvas.slice() - 1), '<', ',');
		key("forth", () -> canvas.toSlice(canvas.slice() + 1), '>', '.');
	}

	private JToggleButton layout(final String text, final Layout layout, final String tip, final ButtonGroup group) {
		final JToggleButton button = new JToggleButton(text, canvas.view().layout() == layout);
		button.setToolTipText(tip);
		button.setFocusable(false);
		button.addActionListener(e -> canvas.arrange(layout));
		group.add(button);
		return button;
	}

	private JButton button(final String text, final String tip, final Runnable action, final char... keys) {
		final JButton button = new JButton(text);
		button.setToolTipText(tip);
		button.setFocusable(false);
		button.addActionListener(e -> action.run());
		key(text, action, keys);
		return button;
	}

	private void key(final String name, final Runnable action, final char... keys) {
		for (final char key : keys) getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke(key), name);
		getActionMap().put(name, new AbstractAction() {

			@Override
			public void actionPerformed(final ActionEvent e) {
				action.run();
			}
		});
	}
}
