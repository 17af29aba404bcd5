package io.github.ddasr.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.ddasr.model.ModelStore;
import io.github.ddasr.quality.Direction;
import io.github.ddasr.quality.LocalMap;
import io.github.ddasr.quality.MappedSlice;
import io.github.ddasr.quality.MeasuredVolume;
import io.github.ddasr.quality.MetricColumn;
import io.github.ddasr.quality.MetricSettings;
import io.github.ddasr.quality.MetricValue;
import io.github.ddasr.quality.QualityOptions;
import io.github.ddasr.quality.QualityRow;
import io.github.ddasr.quality.QualityTable;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;

/** What is shown of figures, made without a display. */
class QualityViewsTest {

	private static final MetricColumn PSNR = new MetricColumn("psnr", "PSNR", "dB", Direction.HIGHER, true, "");
	private static final MetricColumn NIQE = new MetricColumn("niqe", "NIQE", "", Direction.LOWER, false, "");

	private static MetricValue value(final double value) {
		return new MetricValue(value, Double.isFinite(value) ? "" : "odd");
	}

	private static QualityTable table() {
		final List<QualityRow> rows = List.of(new QualityRow("a.nii", 4, List.of(value(31.25), value(Double.NaN))), //
			new QualityRow("a.nii", 5, List.of(value(Double.POSITIVE_INFINITY), value(Double.NaN))), //
			new QualityRow("a.nii", 6, List.of(value(30), value(Double.NaN))));
		return new QualityTable(QualityOptions.defaults(List.of("psnr", "niqe"), MetricSettings.defaults(ModelStore.standard(
			null))), List.of(PSNR, NIQE), List.of(new MeasuredVolume("a.nii", 9, 4, 6, List.of(), null, null, rows, Map.of(), List.of())), Map
				.of());
	}

	@Test
	void tableHasHeadingsWithUnitAndDirection() {
		final ResultsTable results = QualityResults.of(table());
		assertEquals("File\tSlice\tPSNR (dB) ↑\tNIQE ↓\tNotes", results.getColumnHeadings().strip());
		assertEquals(5, results.getValue("Slice", 1));
		assertEquals(31.25, results.getValue("PSNR (dB) ↑", 0));
		assertEquals(Double.NaN, results.getValue("NIQE ↓", 0));
		assertEquals("psnr: odd; niqe: odd", results.getStringValue("Notes", 1));
	}

	@Test
	void plotShowsFiguresAlongTheSlices() {
		final List<ImagePlus> plots = QualityPlot.of(table());
		// NIQE has no figure at all.
		assertEquals(1, plots.size());
		assertEquals("PSNR along the slices", plots.get(0).getTitle());
		final Plot plot = (Plot) plots.get(0).getProperty(Plot.PROPERTY_KEY);
		assertArrayEquals(new float[] { 4, 5, 6 }, plot.getXValues());
		assertArrayEquals(new float[] { 31.25f, Float.NaN, 30 }, plot.getYValues());
	}

	@Test
	void mapColoursGoodBlueAndBadRed() {
		final LocalMap map = new LocalMap(new float[] { 1, Float.NaN, 3, 2 }, 2, 2, 5, 3, 4);
		final MappedSlice slice = new MappedSlice(7, new float[20 * 16], 20, 16, Map.of(NIQE, map));
		final ImagePlus image = QualityMap.of("head", slice).get(0);
		assertEquals("head, slice 7, NIQE ↓: red 3.000, blue 1.000", image.getTitle());
		assertEquals(List.of(20, 16, 2), List.of(image.getWidth(), image.getHeight(), image.getStackSize()));
		// Outside the grid, which begins at (5, 3) and has 2 × 2 cells of 4 pixels, and in the second image there is no layer.
		for (final int[] at : new int[][] { { 4, 4 }, { 6, 2 }, { 13, 4 }, { 6, 11 } }) assertEquals(0, pixel(image, at[0], at[1]));
		assertEquals(0, image.getStack().getProcessor(2).get(6, 4) & 0xffffff);
		// Over black, half covered: the low value blue, none grey, the high value red, the middle yellow.
		final int[] shown = { pixel(image, 6, 4), pixel(image, 10, 4), pixel(image, 6, 8), pixel(image, 10, 8) };
		assertTrue(blue(shown[0]) > 2 * red(shown[0]) - 10 && blue(shown[0]) > 80, Integer.toHexString(shown[0]));
		assertEquals(0, shown[1] & 0xffffff);
		assertTrue(red(shown[2]) > 2 * blue(shown[2]), Integer.toHexString(shown[2]));
		assertTrue(red(shown[3]) > 120 && blue(shown[3]) > 90, Integer.toHexString(shown[3]));
	}

	private static int pixel(final ImagePlus image, final int x, final int y) {
		return image.getStack().getProcessor(1).get(x, y) & 0xffffff;
	}

	private static int red(final int rgb) {
		return rgb >> 16 & 255;
	}

	private static int blue(final int rgb) {
		return rgb & 255;
	}
}
