package io.github.ddasr.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.ddasr.comparison.CommonSpace;
import io.github.ddasr.comparison.ComparedImages;
import io.github.ddasr.comparison.Difference;
import io.github.ddasr.comparison.Field;
import io.github.ddasr.comparison.LinkedView;
import io.github.ddasr.comparison.LinkedView.Layout;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import net.imglib2.img.array.ArrayImgs;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.LUT;

/** Comparison, difference and look of results, made without a display. */
class ComparisonViewsTest {

	private static final int STRIP = 22;

	private static Volume flat(final float value, final double spacing, final int size) {
		final float[] values = new float[size * size * 3];
		Arrays.fill(values, value);
		return new Volume("v", ArrayImgs.floats(values, size, size, 3), Geometry.ofSpacing(spacing, spacing, 2));
	}

	private static ComparedImages images(final int count) {
		final List<Volume> volumes = List.of(flat(50, 2, 40), flat(100, 1, 80), flat(150, 0.5, 160)).subList(0, count);
		return ComparedImages.of(CommonSpace.of(List.of("low", "cubic", "network").subList(0, count), volumes, Monitor.NONE),
			new IntensityWindow(0, 255), 1);
	}

	@Test
	void curtainIsOneGreyPictureWithTitlesAndLines() {
		final ImagePlus picture = ComparisonSnapshot.of(images(3), Layout.CURTAIN, 3);
		assertEquals("Comparison: low | cubic | network", picture.getTitle());
		assertEquals(8, picture.getBitDepth());
		// 80 mm, 3 pixels for each of the 0.5 mm of the finest image.
		assertEquals(List.of(480, STRIP + 480), List.of(picture.getWidth(), picture.getHeight()));
		assertEquals(1 / 6.0, picture.getCalibration().pixelWidth, 1e-9);
		assertEquals("mm", picture.getCalibration().getUnit());
		for (int y = STRIP; y < picture.getHeight(); y += 17) for (int x = 0; x < 480; x++) {
			final int expected = x == 160 || x == 320 ? 255 : x < 160 ? 50 : x < 320 ? 100 : 150;
			assertEquals(expected, picture.getPixel(x, y)[0], x + " " + y);
		}
		assertTrue(brightest(picture, 0, 160) > 150 && brightest(picture, 330, 470) > 150, "no titles");
	}

	@Test
	void montageHasAPaneForEachImage() {
		final ImagePlus picture = ComparisonSnapshot.of(images(2), Layout.MONTAGE, 2);
		assertEquals(List.of(2 * 160 + LinkedView.GAP, STRIP + 160), List.of(picture.getWidth(), picture.getHeight()));
		assertEquals(50, picture.getPixel(159, 100)[0]);
		assertEquals(32, picture.getPixel(161, 100)[0]);
		assertEquals(100, picture.getPixel(160 + LinkedView.GAP, 100)[0]);
	}

	@Test
	void aPartIsShownLarger() {
		final ImagePlus picture = ComparisonSnapshot.of(images(2).withField(new Field(10, 20, 40, 40)), Layout.CURTAIN, 4);
		assertEquals(List.of(120, STRIP + 80), List.of(picture.getWidth(), picture.getHeight()));
	}

	@Test
	void readoutNamesThePlaceAndAllValues() {
		assertEquals("black 0, white 255", ComparisonReadout.of(images(2), 3, null));
		assertEquals("x 61.3 mm, y 79.9 mm: 50 | 100    black 0, white 255", ComparisonReadout.of(images(2), 3, new double[] {
			61.3, 79.9 }));
		assertEquals("x 81.0 mm, y 1.0 mm: – | –    black 0, white 255", ComparisonReadout.of(images(2), 3, new double[] { 81,
			1 }));
	}

	@Test
	void coloursOfADifferenceAreSymmetric() {
		final LUT lut = DivergingLut.create();
		for (int i = 0; i < 128; i++) {
			assertEquals(lut.getRed(i), lut.getBlue(255 - i), "entry " + i);
			assertEquals(lut.getGreen(i), lut.getGreen(255 - i), "entry " + i);
			assertTrue(lut.getBlue(i) >= lut.getRed(i), "below 0 is blue");
			if (i > 0) assertTrue(lut.getGreen(i) >= lut.getGreen(i - 1), "darker away from 0");
		}
		assertEquals(0xffffff, lut.getRGB(127) & 0xffffff);
		assertEquals(0xffffff, lut.getRGB(128) & 0xffffff);
	}

	@Test
	void differenceIsAnImageOfRealNumbers() {
		final Difference difference = Difference.of("network", flat(150, 1, 80), "cubic", flat(100, 2, 40), Monitor.NONE);
		final ImagePlus map = DifferenceImage.of(difference, 75, true);
		assertEquals("Difference: network − cubic", map.getTitle());
		assertEquals(50, map.getStack().getVoxel(11, 12, 1), 1e-4);
		assertEquals(List.of(-75.0, 75.0), List.of(map.getDisplayRangeMin(), map.getDisplayRangeMax()));
		assertEquals(List.of(80, 80, 3), List.of(map.getWidth(), map.getHeight(), map.getNSlices()));
		assertEquals(1, map.getCalibration().pixelWidth);
		// 0 is shown white, the ends in the strongest colours.
		final LUT lut = DivergingLut.create();
		for (int i = 0; i < 256; i++) assertEquals(lut.getRGB(i), map.getProcessor().getLut().getRGB(i));
		assertTrue(map.getOverlay().size() > 30);
		for (final Roi roi : map.getOverlay()) assertTrue(roi.getYBase() >= 0 && roi.getXBase() + roi.getFloatWidth() < 80, roi
			.toString());
		assertEquals(null, DifferenceImage.of(difference, 75, false).getOverlay());
	}

	@Test
	void scaleLiesInTheCornerWithTheSmallestDifferences() {
		final float[] values = new float[80 * 80];
		for (int i = 0; i < values.length; i++) values[i] = i % 80 >= 40 && i / 80 >= 40 ? 100 : 150;
		final Volume first = new Volume("v", ArrayImgs.floats(values, 80, 80, 1), Geometry.ofSpacing(1, 1, 2));
		final float[] flat = new float[80 * 80];
		Arrays.fill(flat, 100);
		final Difference difference = Difference.of("a", first, "b", new Volume("v", ArrayImgs.floats(flat, 80, 80, 1), Geometry
			.ofSpacing(1, 1, 2)), Monitor.NONE);
		for (final Roi roi : DifferenceImage.of(difference, 75, true).getOverlay()) {
			assertTrue(roi.getXBase() >= 40 && roi.getXBase() + roi.getFloatWidth() <= 80, roi.toString());
			assertTrue(roi.getYBase() >= 30 && roi.getYBase() < 75, roi.toString());
		}
	}

	@Test
	void anotherLayoutShowsTheWholeImages() {
		final ComparisonCanvas canvas = new ComparisonCanvas(images(3), Layout.CURTAIN, 900, 700, () -> { });
		canvas.setSize(canvas.getPreferredSize());
		final double curtain = canvas.getPreferredSize().getWidth();
		canvas.arrange(Layout.MONTAGE);
		assertEquals(Layout.MONTAGE, canvas.view().layout());
		// Images of 80 mm.
		assertTrue(3 * 80 * canvas.view().zoom() <= canvas.getWidth(), "zoom " + canvas.view().zoom());
		assertTrue(canvas.getPreferredSize().getWidth() != curtain && canvas.getPreferredSize().getWidth() <= 900);
		canvas.setSize(canvas.getPreferredSize());
		canvas.arrange(Layout.CURTAIN);
		assertEquals(curtain, canvas.getPreferredSize().getWidth());
	}

	@Test
	void resultsLookLikeTheirSource() {
		final ImagePlus source = IJ.createImage("a", "16-bit ramp", 8, 8, 5), result = IJ.createImage("b", "16-bit ramp", 16, 16,
			5);
		source.getProcessor().setLut(DivergingLut.create());
		source.setSlice(4);
		source.getStack().setSliceLabel("IM-0004\n0002,0002  Media Storage", 4);
		result.setDisplayRange(10, 900);
		SourceLook.give(source, result);
		assertEquals(4, result.getCurrentSlice());
		assertEquals("IM-0004", result.getStack().getSliceLabel(4));
		assertEquals(null, result.getStack().getSliceLabel(3));
		assertEquals(List.of(10.0, 900.0), List.of(result.getDisplayRangeMin(), result.getDisplayRangeMax()));
		assertEquals(DivergingLut.create().getRGB(3), result.getProcessor().getLut().getRGB(3));
	}

	@Test
	void resultsOfMoreSlicesStandAtTheSamePlace() {
		final ImagePlus source = IJ.createImage("a", "8-bit black", 8, 8, 5), result = IJ.createImage("b", "8-bit black", 8, 8, 15);
		source.setSlice(4);
		SourceLook.give(source, result);
		// Slice 4 of 5 becomes slices 10, 11 and 12 of 15.
		assertEquals(11, result.getCurrentSlice());
		assertFalse(Windows.areThere());
	}

	private static int brightest(final ImagePlus picture, final int from, final int to) {
		int most = 0;
		for (int y = 0; y < STRIP; y++) for (int x = from; x < to; x++) most = Math.max(most, picture.getPixel(x, y)[0]);
		return most;
	}
}
