package io.github.ddasr.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.ddasr.comparison.LinkedView.Layout;
import io.github.ddasr.volume.DdasrException;
import io.github.ddasr.volume.Geometry;
import io.github.ddasr.volume.IntensityWindow;
import io.github.ddasr.volume.Monitor;
import io.github.ddasr.volume.Volume;
import net.imglib2.img.array.ArrayImgs;

/** Which screen pixel shows which voxel, by arithmetic of its own: a voxel i of s mm covers i·s to (i + 1)·s mm. */
class LinkedViewTest {

	private static final IntensityWindow WINDOW = new IntensityWindow(0, 255);

	/** Values tell column and row: 10 · column + row, of 2 slices; the second has 100 more. */
	private static Volume volume(final double spacing, final int width, final int height) {
		final float[] values = new float[width * height * 2];
		for (int i = 0; i < values.length; i++) {
			values[i] = 10 * (i % width) + i / width % height + 100 * (i / (width * height));
		}
		return new Volume("v", ArrayImgs.floats(values, width, height, 2), Geometry.ofSpacing(spacing, spacing, 4));
	}

	/** A coarse image of 4 × 3 voxels of 2 mm, and a fine one of 8 × 6 voxels of 1 mm. */
	private static CommonSpace space() {
		return CommonSpace.of(List.of("coarse", "fine"), List.of(volume(2, 4, 3), volume(1, 8, 6)), Monitor.NONE);
	}

	private static int[] paint(final LinkedView view, final int width, final int height) {
		final byte[] screen = new byte[width * height];
		new PanePainter(space(), WINDOW).paint(view.panes(width, height), view.z(), screen, width);
		final int[] grey = new int[screen.length];
		for (int i = 0; i < grey.length; i++) grey[i] = screen[i] & 255;
		return grey;
	}

	@Test
	void curtainShowsEachImageUpToItsDivider() {
		// 3 pixels for each mm: 24 × 18.
		final LinkedView view = LinkedView.of(2, Layout.CURTAIN, new Field(0, 0, 8, 6), 2, 24, 18).withDivider(0, 10 / 24.0);
		assertEquals(3, view.zoom());
		final int[] screen = paint(view, 24, 18);
		for (int y = 0; y < 18; y++) for (int x = 0; x < 24; x++) {
			final double spacing = x < 10 ? 2 : 1;
			final int column = (int) ((x + 0.5) / 3 / spacing), row = (int) ((y + 0.5) / 3 / spacing);
			assertEquals(10 * column + row, screen[y * 24 + x], x + " " + y);
		}
	}

	@Test
	void montageShowsTheSamePlaceInEachPane() {
		// Two panes of 16 × 12 with a gap: 2 pixels for each mm.
		final int width = 32 + LinkedView.GAP;
		final LinkedView view = LinkedView.of(2, Layout.MONTAGE, new Field(0, 0, 8, 6), 6, width, 12);
		assertEquals(2, view.zoom());
		final int[] screen = paint(view, width, 12);
		for (int y = 0; y < 12; y++) for (int x = 0; x < 16; x++) {
			// The second slice, from 4 to 8 mm.
			assertEquals(100 + 10 * (x / 4) + y / 4, screen[y * width + x], x + " " + y);
			assertEquals(100 + 10 * (x / 2) + y / 2, screen[y * width + 16 + LinkedView.GAP + x], x + " " + y);
		}
	}

	@Test
	void smallPixelsShowTheMeanOfTheirVoxels() {
		// 1 pixel for 2 mm: one coarse voxel, or the mean of 2 × 2 fine ones.
		final LinkedView view = LinkedView.of(2, Layout.CURTAIN, new Field(0, 0, 8, 6), 2, 4, 3);
		final int[] screen = paint(view, 4, 3);
		assertEquals(0.5, view.zoom());
		for (int y = 0; y < 3; y++) for (int x = 0; x < 4; x++) {
			final double mean = 10 * (2 * x + 0.5) + 2 * y + 0.5;
			assertEquals(x < 2 ? 10 * x + y : Math.round(mean), screen[y * 4 + x], x + " " + y);
		}
	}

	@Test
	void besideTheImagesNothingIsShown() {
		final LinkedView view = LinkedView.of(2, Layout.CURTAIN, new Field(-2, 0, 10, 6), 2, 12, 6);
		final int[] screen = paint(view, 12, 6);
		assertEquals(PanePainter.OUTSIDE, screen[0]);
		assertEquals(PanePainter.OUTSIDE, screen[1]);
		assertEquals(0, screen[2]);
		assertEquals(70, screen[9]);
		assertEquals(PanePainter.OUTSIDE, screen[10]);
		for (final int grey : paint(view.atSlice(8.5), 12, 6)) assertEquals(PanePainter.OUTSIDE, grey);
	}

	@Test
	void mouseMovesKeepThePlaceUnderThePointer() {
		final LinkedView view = LinkedView.of(2, Layout.MONTAGE, new Field(0, 0, 8, 6), 2, 100, 40);
		final Pane pane = view.panes(100, 40).get(1);
		final double x = pane.x(70), y = pane.y(11);
		final Pane zoomed = view.zoomed(1.7, x, y).panes(100, 40).get(1);
		assertEquals(x, zoomed.x(70), 1e-9);
		assertEquals(y, zoomed.y(11), 1e-9);
		final Pane dragged = view.dragged(5, -3).panes(100, 40).get(1);
		assertEquals(x, dragged.x(75), 1e-9);
		assertEquals(y, dragged.y(8), 1e-9);
	}

	@Test
	void dividersStayInOrder() {
		final LinkedView view = LinkedView.of(3, Layout.CURTAIN, new Field(0, 0, 8, 6), 2, 90, 40);
		assertEquals(List.of(30, 60), List.of(view.divider(0, 90), view.divider(1, 90)));
		assertEquals(60, view.withDivider(0, 0.9).divider(0, 90));
		assertEquals(90, view.withDivider(1, 1.5).divider(1, 90));
		assertEquals(0, view.withDivider(0, -1).panes(90, 40).get(0).width());
	}

	@Test
	void screensHaveWholePixelsForTheFinestVoxels() {
		final Field all = space().field();
		assertEquals(new ViewSize(24, 18), ViewSize.of(space(), Layout.CURTAIN, all, 3));
		assertEquals(new ViewSize(48 + LinkedView.GAP, 18), ViewSize.of(space(), Layout.MONTAGE, all, 3));
		assertEquals(3, ViewSize.pixels(space(), Layout.MONTAGE, all, 48 + LinkedView.GAP, 100));
		assertEquals(2, ViewSize.pixels(space(), Layout.MONTAGE, all, 47 + LinkedView.GAP, 100));
		assertEquals(0.5, ViewSize.pixels(space(), Layout.CURTAIN, all, 100, 3));
		assertThrows(DdasrException.class, () -> ViewSize.of(space(), Layout.CURTAIN, all, 2000));
	}

	@Test
	void valuesAreThoseOfTheVoxelPointedAt() {
		assertEquals(21, space().volumes().get(0).value(5.9, 2.1, 3.9));
		assertEquals(152, space().volumes().get(1).value(5.9, 2.1, 4.1));
		assertEquals(Float.NaN, space().volumes().get(1).value(8.1, 2.1, 4.1));
	}
}
