package io.github.ddasr.ui;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.math.BigDecimal;
import java.math.MathContext;

import io.github.ddasr.comparison.Difference;
import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
import ij.process.ImageProcessor;
import ij.process.LUT;

/** A difference as an image of real numbers that can be measured, in colours of two directions. */
public final class DifferenceImage {

	private static final int STEPS = 32;
	/** Lets the words be read over any colour. */
	private static final Color PLATE = new Color(255, 255, 255, 190);

	private DifferenceImage() {}

	/**
	 * @param difference what is shown
	 * @param range values that have the strongest colours, on either side of 0
	 * @param bar whether a scale of the colours lies over the image
	 * @return the image, not shown
	 */
	public static ImagePlus of(final Difference difference, final double range, final boolean bar) {
		final ImagePlus image = ImagePlusAdapter.toImagePlus(VolumeSeries.of(difference.volume()), difference.volume().name(),
			new IntensityWindow(-range, range));
		final LUT colours = DivergingLut.create();
		image.setLut(colours);
		image.setDisplayRange(-range, range);
		image.getCalibration().setValueUnit("difference");
		if (bar) image.setOverlay(bar(image, colours, range));
		return image;
	}

	/** Plain areas and words: Fiji makes an empty rectangle of a picture in an overlay. */
	private static Overlay bar(final ImagePlus image, final LUT colours, final double range) {
		final Overlay overlay = new Overlay();
		final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(7, image.getHeight() / 28));
		final int step = Math.max(1, image.getHeight() / (2 * STEPS)), width = Math.max(3, image.getWidth() / 40);
		final int margin = width / 2, edge = font.getSize() / 2, height = STEPS * step;
		final String most = number(range);
		final int wide = (int) Math.ceil(2 * width + (1 + most.length()) * 0.7 * font.getSize());
		final Rectangle plate = freeCorner(image, wide, height + font.getSize(), margin, edge);
		final int left = plate.x + width - margin, top = plate.y + font.getSize() - edge, words = left + width + margin;
		overlay.add(area(plate.x, plate.y, plate.width, plate.height, PLATE));
		for (int i = 0; i < STEPS; i++) {
			final int entry = Math.round((STEPS - 1 - i) * 255f / (STEPS - 1));
			// Each step reaches down to the end, under the following ones, so that no seam shows between them.
			overlay.add(area(left, top + i * step, width, height - i * step, new Color(colours.getRGB(entry))));
		}
		overlay.add(word("+" + most, words, top, font));
		overlay.add(word("0", words, top + height / 2.0, font));
		overlay.add(word("-" + most, words, top + height, font));
		return overlay;
	}

	/** The corner with the smallest differences, so that the scale hides as little as possible. */
	private static Rectangle freeCorner(final ImagePlus image, final int width, final int height, final int margin, final int edge) {
		Rectangle free = null;
		double least = Double.POSITIVE_INFINITY;
		for (final int y : new int[] { edge, image.getHeight() - height - edge }) {
			for (final int x : new int[] { margin, image.getWidth() - width - margin }) {
				final Rectangle corner = new Rectangle(x, y, width, height);
				final double sum = sum(image.getStack(), corner);
				if (sum < least) {
					least = sum;
					free = corner;
				}
			}
		}
		return free;
	}

	private static double sum(final ImageStack stack, final Rectangle part) {
		final Rectangle seen = part.intersection(new Rectangle(stack.getWidth(), stack.getHeight()));
		double sum = 0;
		for (int slice = 1; slice <= stack.getSize(); slice++) {
			final ImageProcessor plane = stack.getProcessor(slice);
			for (int y = seen.y; y < seen.y + seen.height; y++) for (int x = seen.x; x < seen.x + seen.width; x++) {
				final float size = Math.abs(plane.getf(x, y));
				if (Float.isFinite(size)) sum += size;
			}
		}
		return sum;
	}

	private static Roi area(final double x, final double y, final double width, final double height, final Color colour) {
		final Roi area = new Roi(x, y, width, height);
		area.setFillColor(colour);
		return area;
	}

	private static TextRoi word(final String text, final double x, final double middle, final Font font) {
		final TextRoi word = new TextRoi(x, middle - 0.6 * font.getSize(), text, font);
		word.setStrokeColor(Color.BLACK);
		return word;
	}

	private static String number(final double v) {
		return new BigDecimal(v, new MathContext(4)).stripTrailingZeros().toPlainString();
	}
}
