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
		final double height = image.getHeight() * 0.5, width = Math.max(2, image.getWidth() / 40.0);
		final double step = height / STEPS, top = image.getHeight() * 0.05, left = image.getWidth() * 0.02 + 1;
		for (int i = 0; i < STEPS; i++) {
			final Roi part = new Roi(left, top + i * step, width, step);
			final int entry = Math.round((STEPS - 1 - i) * 255f / (STEPS - 1));
			part.setFillColor(new Color(colours.getRGB(entry)));
			overlay.add(part);
		}
		final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, Math.max(7, image.getHeight() / 28));
		final double right = left + width * 1.3;
		overlay.add(word("+" + number(range), right, top, font));
		overlay.add(word("0", right, top + height / 2, font));
		overlay.add(word("-" + number(range), right, top + height, font));
		return overlay;
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
