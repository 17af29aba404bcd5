package io.github.ddasr.ui;

import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.math.MathContext;

import io.github.ddasr.comparison.Difference;
import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.TextRoi;
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
		final int left = width, top = font.getSize(), height = STEPS * step, words = left + width + width / 2;
		final String most = number(range);
		overlay.add(area(left / 2, top / 2, words + (1 + most.length()) * 0.7 * font.getSize() - left / 2, height + top, PLATE));
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
