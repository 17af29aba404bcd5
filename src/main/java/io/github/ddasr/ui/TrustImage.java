package io.github.ddasr.ui;

import io.github.ddasr.io.ImagePlusAdapter;
import io.github.ddasr.superresolution.TrustMap;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.VolumeSeries;

import ij.ImagePlus;
import ij.process.LUT;

/** A map that comes with an enlarged image, as an image of percent of white that can be measured. */
public final class TrustImage {

	/** Percent of white that have the strongest colour: the same for all scans, so that maps can be set side by side. */
	private static final double DIFFERENCE = 5, DEVIATION = 2.5;

	private TrustImage() {}

	/**
	 * @param map what is mapped
	 * @param volumes its numbers, in percent of white
	 * @param title title of the image
	 * @param channels number of channels of the source
	 * @return the image, not shown: differences blue below 0 and red above, deviations from white to red
	 */
	public static ImagePlus of(final TrustMap map, final VolumeSeries volumes, final String title, final int channels) {
		final boolean signed = map == TrustMap.CONSISTENCY;
		final double low = signed ? -DIFFERENCE : 0, high = signed ? DIFFERENCE : DEVIATION;
		final ImagePlus image = ImagePlusAdapter.toImagePlus(volumes, title, new IntensityWindow(low, high), channels);
		final LUT colours = signed ? DivergingLut.create() : DivergingLut.createUpperHalf();
		image.setLut(colours);
		image.setDisplayRange(low, high);
		image.getCalibration().setValueUnit("% of white");
		return image;
	}
}
