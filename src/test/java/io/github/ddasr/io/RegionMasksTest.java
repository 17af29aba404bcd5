package io.github.ddasr.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Line;
import ij.gui.PolygonRoi;
import ij.gui.Roi;

class RegionMasksTest {

	private final ImagePlus image = IJ.createImage("x", "8-bit black", 20, 10, 3);

	private static int count(final boolean[] mask) {
		int n = 0;
		for (final boolean b : mask) if (b) n++;
		return n;
	}

	@Test
	void areasBecomePixels() {
		image.setRoi(new Roi(3, 2, 5, 4));
		final boolean[] mask = RegionMasks.selection(image);
		assertEquals(20, count(mask));
		assertTrue(mask[2 * 20 + 3] && mask[5 * 20 + 7]);
		image.setRoi(new Roi(15, 8, 10, 10));
		assertEquals(10, count(RegionMasks.selection(image)));
		// A right triangle with legs of 8: its pixels are those whose centres lie inside.
		image.setRoi(new PolygonRoi(new float[] { 0, 8, 0 }, new float[] { 0, 0, 8 }, Roi.POLYGON));
		assertEquals(28, count(RegionMasks.selection(image)), 8);
	}

	@Test
	void whatIsNoAreaIsNoSelection() {
		assertNull(RegionMasks.selection(image));
		image.setRoi(new Line(0, 0, 9, 9));
		assertNull(RegionMasks.selection(image));
		assertTrue(RegionMasks.named(image).isEmpty());
	}
}
