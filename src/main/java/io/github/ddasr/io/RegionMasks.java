package io.github.ddasr.io;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;
import ij.process.ByteProcessor;

/** Regions that the user drew in ImageJ, as pixels of a slice. */
public final class RegionMasks {

	private RegionMasks() {}

	/**
	 * @param image an image
	 * @return the pixels of its area selection, row major, perhaps none; null if there is no area selection
	 */
	public static boolean[] selection(final ImagePlus image) {
		final Roi roi = image.getRoi();
		return roi == null || !roi.isArea() ? null : mask(roi, image);
	}

	/**
	 * @param image gives the size
	 * @return the pixels of each named area of the ROI Manager, by its name in lower case; empty if it is not open
	 */
	public static Map<String, boolean[]> named(final ImagePlus image) {
		final Map<String, boolean[]> masks = new LinkedHashMap<>();
		final RoiManager manager = manager();
		if (manager == null) return masks;
		for (final Roi roi : manager.getRoisAsArray()) {
			if (roi.isArea() && roi.getName() != null) masks.put(roi.getName().toLowerCase(Locale.ROOT), mask(roi, image));
		}
		return masks;
	}

	private static RoiManager manager() {
		try {
			return RoiManager.getInstance2();
		}
		catch (final UnsupportedOperationException e) {
			// In a macro's batch mode ImageJ makes one, which fails in plain ImageJ without a screen.
			return null;
		}
	}

	private static boolean[] mask(final Roi roi, final ImagePlus image) {
		final ByteProcessor plane = new ByteProcessor(image.getWidth(), image.getHeight());
		plane.setValue(1);
		plane.fill(roi);
		final boolean[] mask = new boolean[plane.getPixelCount()];
		for (int i = 0; i < mask.length; i++) mask[i] = plane.get(i) != 0;
		return mask;
	}
}
