package io.github.ddasr.ui;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

import io.github.ddasr.comparison.ComparedImages;
import io.github.ddasr.comparison.LinkedView;
import io.github.ddasr.comparison.LinkedView.Layout;
import io.github.ddasr.comparison.Pane;
import io.github.ddasr.comparison.PanePainter;

/** Draws compared images with a title above each and lines between them, all in grey. Needs no display. */
final class ComparisonDrawing {

	/** Rows above the images, for the titles. */
	static final int STRIP = 22;

	private static final Color BACKGROUND = new Color(PanePainter.OUTSIDE, PanePainter.OUTSIDE, PanePainter.OUTSIDE);
	private static final Color TITLE = new Color(230, 230, 230);
	private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
	private static final int MARGIN = 6, BASELINE = 15;
	private static final int ONES = 0x010101;

	private ComparisonDrawing() {}

	/**
	 * @param images what is compared
	 * @param view how it is looked at
	 * @param width columns
	 * @param height rows of the images, without the strip
	 * @return a picture of width × (strip + height)
	 */
	static BufferedImage of(final ComparedImages images, final LinkedView view, final int width, final int height) {
		final byte[] grey = new byte[width * height];
		Arrays.fill(grey, PanePainter.OUTSIDE);
		final List<Pane> panes = view.panes(width, height);
		new PanePainter(images.space(), images.window()).paint(panes, view.z(), grey, width);
		final int[] colours = new int[grey.length];
		for (int i = 0; i < grey.length; i++) colours[i] = (grey[i] & 255) * ONES;
		final BufferedImage picture = new BufferedImage(width, STRIP + height, BufferedImage.TYPE_INT_RGB);
		picture.setRGB(0, STRIP, width, height, colours, 0, width);
		final Graphics2D g = picture.createGraphics();
		g.setColor(BACKGROUND);
		g.fillRect(0, 0, width, STRIP);
		if (view.layout() == Layout.CURTAIN) drawDividers(g, view, width, height);
		drawTitles(g, images, panes);
		g.dispose();
		return picture;
	}

	private static void drawDividers(final Graphics2D g, final LinkedView view, final int width, final int height) {
		g.setColor(Color.WHITE);
		for (int i = 0; i < view.dividers().size(); i++) g.fillRect(view.divider(i, width), 0, 1, STRIP + height);
	}

	/** A Java without fonts throws errors of several kinds here; the picture is good without titles, too. */
	private static void drawTitles(final Graphics2D g, final ComparedImages images, final List<Pane> panes) {
		try {
			g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
			g.setColor(TITLE);
			g.setFont(FONT);
			for (final Pane pane : panes) {
				final String title = fit(images.space().volumes().get(pane.image()).name(), g.getFontMetrics(), pane.width() - 2 *
					MARGIN);
				g.drawString(title, pane.left() + MARGIN, BASELINE);
			}
		}
		catch (final LinkageError | InternalError | RuntimeException e) {
			g.setColor(BACKGROUND);
		}
	}

	/** The end of a title tells images of one scan apart, so what is too long loses its middle. */
	private static String fit(final String title, final FontMetrics font, final int width) {
		if (font.stringWidth(title) <= width) return title;
		for (int kept = title.length() - 1; kept > 1; kept--) {
			final String shorter = title.substring(0, kept / 2) + "…" + title.substring(title.length() - (kept - kept / 2));
			if (font.stringWidth(shorter) <= width) return shorter;
		}
		return "";
	}
}
