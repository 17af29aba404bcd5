package io.github.ddasr.ui;

import java.awt.BorderLayout;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.Frame;
import java.awt.Toolkit;
import java.util.Locale;

import javax.swing.BorderFactory;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.SwingUtilities;

import io.github.ddasr.comparison.ComparedImages;
import io.github.ddasr.comparison.LinkedView.Layout;

import ij.WindowManager;

/**
 * Two or more images of one place in one window, under a curtain or side by side, always with the same part, slice,
 * zoom and contrast. A snapshot of it is an ordinary image.
 */
public final class ComparisonWindow extends JFrame {

	/** Share of the screen that a new window may take. */
	private static final double SHARE = 0.8;
	private static final int LEAST_WIDTH = 480, LEAST_HEIGHT = 320;

	private final transient ComparisonCanvas canvas;
	private final JSlider slider;
	private final JLabel sliceLabel = new JLabel();
	private final JLabel readout = new JLabel();

	private ComparisonWindow(final ComparedImages images, final Layout layout) {
		super(ComparisonSnapshot.title(images));
		final Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();
		canvas = new ComparisonCanvas(images, layout, (int) (SHARE * screen.width), (int) (SHARE * screen.height),
			this::follow);
		slider = new JSlider(0, images.space().finest().size(2) - 1, canvas.slice());
		slider.setToolTipText("Slice; the mouse wheel changes it, too");
		slider.setFocusable(false);
		slider.addChangeListener(e -> canvas.toSlice(slider.getValue()));
		add(new ComparisonBar(canvas), BorderLayout.NORTH);
		add(canvas, BorderLayout.CENTER);
		add(below(), BorderLayout.SOUTH);
		setMinimumSize(new Dimension(LEAST_WIDTH, LEAST_HEIGHT));
		setDefaultCloseOperation(DISPOSE_ON_CLOSE);
		// A dialog that is open, such as the one that asked for a preview, must not keep the mouse from this window.
		setModalExclusionType(Dialog.ModalExclusionType.APPLICATION_EXCLUDE);
	}

	/**
	 * Opens a window, at once if this is the thread of the windows, else soon.
	 *
	 * @param images what is compared
	 * @param layout how they share the window at first
	 */
	public static void open(final ComparedImages images, final Layout layout) {
		inWindowThread(() -> new ComparisonWindow(images, layout).appear());
	}

	static void inWindowThread(final Runnable action) {
		if (SwingUtilities.isEventDispatchThread()) action.run();
		else SwingUtilities.invokeLater(action);
	}

	static ComparisonWindow create(final ComparedImages images, final Layout layout) {
		return new ComparisonWindow(images, layout);
	}

	/** Opens in the middle of the screen. */
	void appear() {
		follow();
		pack();
		setLocationRelativeTo(null);
		WindowManager.addWindow((Frame) this);
		setVisible(true);
		canvas.requestFocusInWindow();
	}

	/** Takes the size that the images would like, and stays on the screen; a window that fills the screen keeps its size. */
	void resize() {
		if (getExtendedState() != NORMAL) return;
		pack();
		final Dimension screen = Toolkit.getDefaultToolkit().getScreenSize();
		setLocation(Math.max(0, Math.min(getX(), screen.width - getWidth())), Math.max(0, Math.min(getY(), screen.height -
			getHeight())));
	}

	@Override
	public void dispose() {
		WindowManager.removeWindow((Frame) this);
		super.dispose();
	}

	private JPanel below() {
		final JPanel line = new JPanel(new BorderLayout());
		line.add(sliceLabel, BorderLayout.WEST);
		line.add(slider, BorderLayout.CENTER);
		line.setVisible(slider.getMaximum() > 0);
		final JPanel below = new JPanel(new BorderLayout());
		below.setBorder(BorderFactory.createEmptyBorder(2, 6, 2, 6));
		below.add(line, BorderLayout.NORTH);
		below.add(readout, BorderLayout.SOUTH);
		return below;
	}

	private void follow() {
		slider.setValue(canvas.slice());
		sliceLabel.setText(String.format(Locale.ROOT, "Slice %d of %d", canvas.slice() + 1, slider.getMaximum() + 1));
		readout.setText(ComparisonReadout.of(canvas.images(), canvas.view().z(), canvas.pointer()));
	}
}
