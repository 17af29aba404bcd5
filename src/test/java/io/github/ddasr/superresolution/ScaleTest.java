package io.github.ddasr.superresolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.ddasr.volume.Axis;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Volume;

import net.imglib2.FinalInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.view.Views;

/** From what a user asks for to sizes. */
class ScaleTest {

	private static final boolean[] ALL = { true, true, true };

	private static Volume scan(final int x, final int y, final int z, final double... spacing) {
		return new Volume("head", ArrayImgs.floats(x, y, z), Geometry.ofSpacing(spacing[0], spacing[1], spacing[2]));
	}

	private static String message(final Supplier<?> action) {
		return assertThrows(DdasrException.class, action::get).getMessage();
	}

	@ParameterizedTest
	@CsvSource({ "20, 3.2, 64", "24, 3.2, 76", "28, 3.2, 89", "3, 1.3333333333333333, 4", "10, 1.1, 11", "7, 1.05, 7", "30, 1.1, 33",
		"5, 16, 80", "64, 2.5, 160" })
	void sizesAreCutOff(final int size, final double scale, final long expected) {
		final Grid grid = Scale.of(scale).grid(scan(size, 9, 9, 1, 1, 1), 2, true, false, false);
		assertArrayEquals(new long[] { expected, 9, 9 }, grid.size());
		assertEquals((double) expected / size, grid.factors(scan(size, 9, 9, 1, 1, 1))[0], 1e-12);
	}

	/** 180 · 1.4 is 251.99… in double precision. */
	@Test
	void publishedSizesAreCutOffAsTheyAre() {
		final Volume scan = scan(180, 9, 9, 1, 1, 1);
		assertEquals(252, Scale.of(1.4).grid(scan, 2, ALL).size()[0]);
		assertEquals(251, Scale.of(1.4).asPublished().grid(scan, 2, ALL).size()[0]);
		final SuperResolutionOptions options = SuperResolutionOptions.of(Axis.AXIAL, Scale.of(1.4));
		assertEquals(252, options.sizing().grid(scan, 2, ALL).size()[0]);
		assertEquals(251, options.withPublished(true).sizing().grid(scan, 2, ALL).size()[0]);
		assertArrayEquals(new long[] { 252, 9, 9 }, Scale.toSpacing(1 / 1.4, 1, 1).asPublished().grid(scan, 2, ALL).size());
	}

	@Test
	void oneNumberIsForTheDimensionsThatAreSaid() {
		final Volume scan = scan(10, 12, 14, 1, 1, 3);
		assertArrayEquals(new long[] { 25, 12, 35 }, Scale.of(2.5).grid(scan, 2, true, false, true).size());
		assertArrayEquals(new long[] { 10, 12, 42 }, Scale.of(1, 1, 3).grid(scan, 2, ALL).size());
		assertArrayEquals(new long[] { 40, 48, 14 }, Scale.AUTO.grid(scan, 4, true, true, false).size());
	}

	@Test
	void spacingGivesTheNearestSize() {
		final Volume scan = scan(256, 250, 23, 0.9, 0.9, 5.5);
		// 250 · 0.9/0.7 = 321.4, 23 · 5.5/0.9 = 140.6.
		assertArrayEquals(new long[] { 256, 321, 141 }, Scale.toSpacing(0.9, 0.7, 0.9).grid(scan, 2, ALL).size());
		assertArrayEquals(new long[] { 256, 250, 141 }, Scale.toSpacing(0.9).grid(scan, 2, ALL).size());
		// Within one hundredth is equal, on either side.
		assertArrayEquals(new long[] { 256, 250, 23 }, Scale.toSpacing(0.908, 0.892, 5.55).grid(scan, 2, ALL).size());
	}

	@Test
	void nonsenseGetsItsSentence() {
		for (final double bad : new double[] { 0, -2, Double.NaN, 16.5, Double.POSITIVE_INFINITY }) {
			assertEquals("A scale of " + Scale.text(bad) + " is out of range. Give numbers from 1 to 16.", message(() -> Scale.of(1, bad, 1)));
		}
		assertEquals("A scale of 0.5 would make the scan coarser. Give numbers from 1 to 16; Synthesize Low Resolution makes scans coarser.",
			message(() -> Scale.of(0.5)));
		assertEquals("A scale of 1 leaves the scan as it is. Give numbers from 1 to 16, one of them above 1.", message(() -> Scale.of(1)));
		assertEquals("A scale of 1 leaves the scan as it is. Give numbers from 1 to 16, one of them above 1.", message(() -> Scale.of(1, 1, 1)));
		assertEquals("A scale is one number, or three for x, y and z, not 2. Write such as 2.5 or 1,1,3.", message(() -> Scale.of(2, 3)));
		for (final double bad : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY }) {
			assertEquals("A spacing of " + Scale.text(bad) + " mm is out of range. Give millimetres above 0.", message(() -> Scale.toSpacing(bad)));
		}
	}

	@Test
	void spacingThatDoesNotSuitTheScanGetsItsSentence() {
		final Volume scan = scan(10, 10, 5, 0.9, 0.9, 5.5);
		assertEquals("The voxels of head are 0.9 × 0.9 × 5.5 mm; a spacing of 1 mm along x would make it coarser. Give 0.9 or less.", message(
			() -> Scale.toSpacing(1).grid(scan, 2, ALL)));
		assertEquals("The voxels of head are 0.9 × 0.9 × 5.5 mm; a spacing of 0.3 mm along z would be a scale of 18.3333. Scales go up to 16.",
			message(() -> Scale.toSpacing(0.9, 0.9, 0.3).grid(scan, 2, ALL)));
		final Volume bare = new Volume("bare", ArrayImgs.floats(4, 4, 4), new Geometry(new double[] { 1, 1, 1 }, null, null, false));
		assertEquals("bare has no voxel size, so a spacing in mm means nothing. Give scale= instead, or set the voxel size in Image > " +
			"Properties.", message(() -> Scale.toSpacing(0.5).grid(bare, 2, ALL)));
	}

	@Test
	void aSizeIsTakenAsItIs() {
		final Volume scan = scan(256, 250, 23, 0.9, 0.9, 5.5);
		final Grid grid = Scale.toSize(256, 601, 140).grid(scan, 2, ALL);
		assertArrayEquals(new long[] { 256, 601, 140 }, grid.size());
		assertArrayEquals(new double[] { 1, 2.404, 140 / 23.0 }, grid.asked(), 1e-12);
		assertArrayEquals(grid.asked(), grid.factors(scan), 1e-12);
		assertEquals("head has 256 × 250 × 23 voxels; size=256,200,23 would make it coarser along y. Give 250 or more.", message(() -> Scale.toSize(
			256, 200, 23).grid(scan, 2, ALL)));
		assertEquals("head has 256 × 250 × 23 voxels; size=256,250,400 would be a scale of 17.3913 along z. Scales go up to 16.", message(
			() -> Scale.toSize(256, 250, 400).grid(scan, 2, ALL)));
		assertEquals("A size of 0 voxels is out of range. Give whole numbers from 1 to 2147483647.", message(() -> Scale.toSize(4, 0, 4)));
		assertEquals("A size is three numbers for x, y and z, not 2. Write such as 256,256,180.", message(() -> Scale.toSize(4, 4)));
	}

	@Test
	void planesThatNoArrayHoldsAreRefused() {
		final Volume large = new Volume("large", Views.interval(ArrayImgs.floats(1, 1, 1), new FinalInterval(30_000,
			30_000, 2)), Geometry.ofSpacing(1, 1, 1));
		assertEquals("Planes of 48000 × 48000 voxels are more than 2147483639, which is the limit. Choose a smaller scale or crop the image.",
			message(() -> Scale.of(1.6).grid(large, 2, ALL)));
	}

	@Test
	void wordsAndLabels() {
		assertEquals("scale=1,1,3", Scale.of(1, 1, 3).toString());
		assertEquals("scale=2.5", Scale.of(2.5).toString());
		assertEquals("spacing=1,1,1", Scale.toSpacing(1).toString());
		assertEquals("scale=auto", Scale.AUTO.toString());
		assertEquals("x2p5", Scale.of(2.5).label(2));
		assertEquals("x4", Scale.AUTO.label(4));
		assertEquals("x1x1x3", Scale.of(1, 1, 3).label(2));
		assertEquals("0p9mm", Scale.toSpacing(0.9).label(2));
		assertEquals("1x1x3mm", Scale.toSpacing(1, 1, 3).label(2));
		assertEquals("size=40,56,18", Scale.toSize(40, 56, 18).toString());
		assertEquals("size40x56x18", Scale.toSize(40, 56, 18).label(2));
		assertFalse(Scale.toSize(40, 56, 18).isSingle() || Scale.toSize(40, 56, 18).isAuto());
		assertTrue(Scale.AUTO.isSingle() && Scale.of(3).isSingle());
		assertFalse(Scale.of(3, 3, 3).isSingle() || Scale.toSpacing(1).isSingle());
	}
}
