package io.github.ddasr.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import net.imglib2.img.array.ArrayImgs;

/** Where volumes of different voxel sizes lie in one space. */
class CommonSpaceTest {

	private final List<String> warnings = new ArrayList<>();
	private final Monitor listener = new Monitor() {

		@Override
		public void warn(final String message) {
			warnings.add(message);
		}
	};

	private static Volume volume(final Geometry geometry, final long... size) {
		return new Volume("v", ArrayImgs.floats(size), geometry);
	}

	/** @param rows voxel → world in mm */
	private static Geometry placed(final double spacing, final double[]... rows) {
		final double[][] m = { rows[0], rows[1], rows[2], { 0, 0, 0, 1 } };
		return new Geometry(new double[] { spacing, spacing, spacing }, null, new Geometry.Transform(1, m), true);
	}

	private PlacedVolume second(final Volume a, final Volume b) {
		return CommonSpace.of(List.of("a", "b"), List.of(a, b), listener).volumes().get(1);
	}

	@Test
	void withoutPositionsCornersMeet() {
		final PlacedVolume b = second(volume(Geometry.ofSpacing(2, 2, 3), 10, 12, 4), volume(Geometry.ofSpacing(1, 1, 3), 20,
			24, 4));
		assertEquals(0, b.begin(0));
		assertEquals(20, b.end(0));
		assertEquals(24, b.end(1));
		// Voxel 7 of the fine image reaches from 7 to 8 mm; its middle lies in voxel 3 of the coarse one.
		assertEquals(7.5, b.middle(0, 7));
		assertEquals(7, b.index(0, 7.99));
		assertEquals(-1, b.index(0, 20));
		assertEquals(-1, b.index(0, -0.01));
	}

	@Test
	void positionsInTheWorldCountFromTheFirstVolumesCorner() {
		// Axes to the left and to the front; the first voxel's centre is at (90, -126, -72), its corner at (91, -127, -73).
		final Volume a = volume(placed(2, new double[] { -2, 0, 0, 90 }, new double[] { 0, 2, 0, -126 }, new double[] { 0, 0, 2,
			-72 }), 91, 109, 91);
		// A finer image that begins 10 mm further to the left, 4 mm further to the front: corner (81, -123, -73).
		final Volume b = volume(placed(1, new double[] { -1, 0, 0, 80.5 }, new double[] { 0, 1, 0, -122.5 }, new double[] { 0, 0,
			1, -72.5 }), 160, 200, 182);
		final PlacedVolume placed = second(a, b);
		assertEquals(10, placed.begin(0), 1e-9);
		assertEquals(4, placed.begin(1), 1e-9);
		assertEquals(0, placed.begin(2), 1e-9);
		assertEquals(170, placed.end(0), 1e-9);
		assertEquals(List.of(), warnings);
	}

	@Test
	void anEnlargedVolumeLiesOnItsSource() {
		final Geometry oblique = placed(1, new double[] { 0.8, -0.6, 0, 5 }, new double[] { 0.6, 0.8, 0, -7 }, new double[] { 0,
			0, 1, 11 });
		final PlacedVolume b = second(volume(oblique, 10, 12, 4), volume(oblique.scaled(2, 2, 1), 20, 24, 4));
		for (int d = 0; d < 3; d++) {
			assertEquals(0, b.begin(d), 1e-9);
			assertEquals(new double[] { 10, 12, 4 }[d], b.end(d), 1e-9);
		}
	}

	@Test
	void otherDirectionsAndFarPlacesFallBackToCorners() {
		final Geometry here = placed(1, new double[] { 1, 0, 0, 0 }, new double[] { 0, 1, 0, 0 }, new double[] { 0, 0, 1, 0 });
		final Geometry flipped = placed(1, new double[] { -1, 0, 0, 9 }, new double[] { 0, 1, 0, 0 }, new double[] { 0, 0, 1,
			0 });
		final Geometry far = placed(1, new double[] { 1, 0, 0, 6 }, new double[] { 0, 1, 0, 0 }, new double[] { 0, 0, 1, 0 });
		assertEquals(0, second(volume(here, 10, 10, 4), volume(flipped, 10, 10, 4)).begin(0));
		assertEquals(0, second(volume(here, 10, 10, 4), volume(far, 10, 10, 4)).begin(0));
		assertEquals(2, warnings.size());
		assertTrue(warnings.get(0).equals("\"a\" and \"b\" have axes of different directions. They are laid corner on corner."));
		assertTrue(warnings.get(1).contains("lie at different places in the world"));
		// 5 of 10 mm in common is near enough.
		assertEquals(5, second(volume(here, 10, 10, 4), volume(here.from(5, 0, 0), 10, 10, 4)).begin(0), 1e-9);
	}

	@Test
	void withoutAVoxelSizeTheFirstFieldOfViewIsFilled() {
		final Geometry pixels = new Geometry(new double[] { 1, 1, 1 }, null, null, false);
		final PlacedVolume b = second(volume(Geometry.ofSpacing(2, 2, 3), 10, 12, 4), volume(pixels, 40, 24, 4));
		assertEquals(0.5, b.spacing(0));
		assertEquals(1, b.spacing(1));
		assertEquals(3, b.spacing(2));
	}

	@Test
	void stepsAreThoseOfTheThinnestSlices() {
		final CommonSpace space = CommonSpace.of(List.of("a", "b", "c"), List.of(volume(Geometry.ofSpacing(1, 1, 5), 9, 9, 4),
			volume(Geometry.ofSpacing(0.5, 2, 2.5), 9, 9, 8), volume(Geometry.ofSpacing(3, 3, 5), 9, 9, 4)), listener);
		assertEquals("b", space.finest().name());
		assertEquals(0.5, space.finestPixel());
		assertEquals(new Field(0, 0, 27, 27), space.field());
	}
}
